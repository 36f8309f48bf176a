using SeedScan.Rnas;

namespace SeedScan.Scoring;

/// <summary>The features of context++ in the order of TargetScan's columns.</summary>
internal enum TargetScanFeature
{
    Intercept, ThreePrimePairing, LocalAu, MinDistance, SRna1A, SRna1C, SRna1G, SRna8A, SRna8C, SRna8G,
    Site8A, Site8C, Site8G, Length3Utr, Accessibility, LengthOrf, Orf8mer, Offset6mer, Abundance, Stability, Conservation,
}

/// <summary>The numbers of context++ (Agarwal 2015, eLife 4:e05005, as the public scripts of TargetScan 7 carry them).</summary>
internal static class TargetScanModel
{
    /// <summary>The number of features.</summary>
    public const int Features = (int)TargetScanFeature.Conservation + 1;

    // Coefficient, least and greatest value for 8mer, 7mer-m8, 7mer-A1, 6mer; least 0 and greatest 1 leave a value as it is.
    private static readonly double[][] Rows =
    [
        [-0.589, -0.224, -0.195, -0.079],
        [-0.04, -0.055, -0.06, -0.024, 1, 1, 1, 1, 3.5, 3.5, 3.5, 3.5],
        [-0.254, -0.177, -0.075, -0.04, 0.308, 0.277, 0.342, 0.295, 0.814, 0.782, 0.801, 0.772],
        [0.118, 0.056, 0.045, 0.036, 1.415, 1.491, 1.431, 1.477, 3.113, 3.096, 3.117, 3.106],
        [-0.018, 0.01, -0.025, -0.002],
        [-0.021, 0.014, -0.021, 0.004],
        [0.06, 0.062, 0.03, 0.018],
        [0.022, 0.004, -0.049, -0.015],
        [0.012, -0.031, 0.033, 0.016],
        [0.015, -0.008, -0.017, 0.006],
        [0, 0, 0, -0.002],
        [0, 0, 0.036, 0.015],
        [0, 0, 0.015, 0.012],
        [0.31, 0.154, 0.129, 0.045, 2.392, 2.409, 2.413, 2.405, 3.637, 3.615, 3.63, 3.62],
        [-0.115, -0.134, -0.077, -0.028, -4.356, -5.218, -4.23, -5.082, -0.661, -0.725, -0.588, -0.666],
        [0.205, 0.1, 0.063, 0.029, 2.788, 2.773, 2.773, 2.775, 3.753, 3.729, 3.73, 3.731],
        [-0.118, -0.044, -0.058, -0.06],
        [-0.02, -0.011, -0.02, -0.01],
        [0.222, 0.139, 0.117, 0.058, 3.113, 3.067, 3.145, 3.113, 3.865, 3.887, 3.887, 3.887],
        [0.21, 0.135, 0.095, 0.035, -11.13, -11.13, -8.41, -8.57, -5.52, -5.49, -3.33, -3.33],
        [-0.103, -0.048, -0.048, 0.005, 0, 0, 0, 0, 0.816, 0.364, 0.449, 0.193],
    ];

    private static readonly int[] CapsInThousandths = [-30, -20, -10, 0];

    /// <summary>The contribution of a feature: its coefficient times its value, scaled where the model scales it and never clamped.</summary>
    public static double Contribution(TargetScanFeature feature, SiteType type, double value)
    {
        double[] row = Rows[(int)feature];
        int at = (int)type;
        return row.Length == 4 ? row[at] * value : row[at] * ((value - row[4 + at]) / (row[8 + at] - row[4 + at]));
    }

    /// <summary>The greatest score that a type can have.</summary>
    public static PrintedNumber CapOf(SiteType type) => PrintedNumber.Short(CapsInThousandths[(int)type]);
}
