using System.IO.Pipelines;

namespace SeedScan.Sequences;

/// <summary>Gives what a failing writer still brought, and its failure only to a reader that asks for more.</summary>
/// <remarks>
/// A pipe that is completed with an exception throws it at once, whether or not good bytes still wait to be read: how much
/// of a damaged file is read would then depend on how far ahead the other thread is.
/// </remarks>
internal sealed class LateFailure(PipeReader inner) : PipeReader
{
    private Exception? _failure;

    /// <summary>What went wrong; set before the writer completes.</summary>
    public void Set(Exception failure) => Volatile.Write(ref _failure, failure);

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override bool TryRead(out ReadResult result)
    {
        bool any = inner.TryRead(out result);
        if (any)
        {
            Check(result, least: 1);
        }

        return any;
    }

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        => Check(await inner.ReadAsync(cancellationToken), least: 1);

    protected override async ValueTask<ReadResult> ReadAtLeastAsyncCore(int minimumSize, CancellationToken cancellationToken)
        => Check(await inner.ReadAtLeastAsync(minimumSize, cancellationToken), minimumSize);

    private ReadResult Check(ReadResult result, int least)
    {
        if (result.IsCompleted && result.Buffer.Length < least && Volatile.Read(ref _failure) is Exception failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return result;
    }
}
