namespace SeedScan.Oligos;

/// <summary>A fact about an oligo itself that may matter in a cell or a body. It is no verdict.</summary>
/// <param name="Name">What it is about: <c>dna_run</c>, <c>cpg</c>, ...</param>
/// <param name="Value">A number or words, as they are printed; <c>.</c> where it cannot be known.</param>
/// <param name="Places">The nucleotides concerned, from 1, as <c>3-9,12-15</c>; <c>.</c> where there are none or all.</param>
/// <param name="Rule">How it is counted, and why it is looked at.</param>
/// <param name="Citation">The work that the rule is from; <c>.</c> where it is a mere count.</param>
public sealed record Liability(string Name, string Value, string Places, string Rule, string Citation);
