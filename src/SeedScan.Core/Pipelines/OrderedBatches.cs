namespace SeedScan.Pipelines;

/// <summary>Hands out batches to threads, and lets them be written in the order of the input, whichever thread ends first.</summary>
/// <remarks>
/// <code>
///   thread 1    batch 0 ........ done: writes 0, then 1      batch 3 ...
///   thread 2    batch 1 .... done: left for later   batch 2 ............
/// </code>
/// A batch that is done before its turn is left here, and its thread takes another from the pool.
/// </remarks>
/// <typeparam name="TBatch">The unit of work.</typeparam>
/// <param name="batches">All batches there are.</param>
/// <param name="write">Writes one whose turn has come; never called by two threads at once.</param>
/// <param name="cancellation">Ends the waiting.</param>
internal sealed class OrderedBatches<TBatch>(IReadOnlyList<TBatch> batches, Action<TBatch> write, CancellationToken cancellation)
    where TBatch : ChunkBatch
{
    private readonly object _lock = new();
    private readonly Dictionary<long, TBatch> _done = [];
    private readonly Stack<TBatch> _free = new(batches);
    private long _next;
    private bool _isWriting;
    private Exception? _failure;

    /// <summary>Lets threads fill, process and write batches until there is no more input, or one of them fails.</summary>
    /// <param name="threads">How many threads work, the caller's among them.</param>
    /// <param name="name">The name of the others.</param>
    /// <param name="tryFill">Fills a batch and gives it its number; false when there is no more.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run(int threads, string name, Func<TBatch, bool> tryFill)
    {
        List<Thread> others = [];
        try
        {
            for (int i = 1; i < threads; i++)
            {
                Thread other = new(() => Work(tryFill)) { IsBackground = true, Name = name };
                other.Start();
                others.Add(other);
            }

            Work(tryFill);
        }
        catch (Exception failure)               // a thread that could not be started: the others must end before their buffers do
        {
            Fail(failure);
        }

        others.ForEach(other => other.Join());
        cancellation.ThrowIfCancellationRequested();
        if (_failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>Waits for a free batch; null when the run has failed.</summary>
    public TBatch? Rent()
    {
        lock (_lock)
        {
            while (_failure is null)
            {
                cancellation.ThrowIfCancellationRequested();
                if (_free.TryPop(out TBatch? batch))
                {
                    batch.Failure = null;
                    return batch;
                }

                Wait();
            }

            return null;
        }
    }

    /// <summary>Writes a batch, or leaves it to be written when its turn comes.</summary>
    public void Complete(TBatch batch)
    {
        lock (_lock)
        {
            _done.Add(batch.Number, batch);
            while (!_isWriting && _failure is null && _done.Remove(_next, out TBatch? next))
            {
                _isWriting = true;
                Monitor.Exit(_lock);
                Exception? failure = TryWrite(next);
                Monitor.Enter(_lock);
                _isWriting = false;
                _failure ??= failure;
                _next++;
                _free.Push(next);
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Waits until all batches before this one are written, so that it may write before it is done.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled, or has failed elsewhere.</exception>
    public void WaitForTurn(TBatch batch)
    {
        lock (_lock)
        {
            while (_next != batch.Number && _failure is null)
            {
                cancellation.ThrowIfCancellationRequested();
                Wait();
            }

            if (_failure is not null)
            {
                throw new OperationCanceledException("The run has failed elsewhere.");
            }
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private void Work(Func<TBatch, bool> tryFill)
    {
        try
        {
            while (Rent() is TBatch batch)
            {
                if (!tryFill(batch))
                {
                    Return(batch);
                    return;
                }

                batch.Process();
                Complete(batch);
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    /// <summary>Gives back a batch that was not used.</summary>
    private void Return(TBatch batch)
    {
        lock (_lock)
        {
            _free.Push(batch);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Ends the run because a thread could not go on.</summary>
    private void Fail(Exception failure)
    {
        lock (_lock)
        {
            _failure ??= failure;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits for a change, but not for long: a cancellation makes none.</summary>
    private void Wait() => Monitor.Wait(_lock, TimeSpan.FromMilliseconds(50));

    private Exception? TryWrite(TBatch batch)
    {
        try
        {
            if (batch.Failure is null)
            {
                write(batch);
            }

            return batch.Failure;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
