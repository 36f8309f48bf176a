#!/usr/bin/env bash
# Enthalpy, entropy and melting temperature of random duplexes of every model that both have, against those of Debian's
# melting 5 (Dumousseau 2012): 100 of each (or the number given), at 10^-4 mol/L in 1 mol/L of sodium. Needs melting, unzip
# and the .NET SDK. Their gas constant is 1.99, ours 1.987, so that temperatures differ by some hundredths. Their entropies of
# 2'-O-methyl RNA are corrected from 0.1 to 1 mol/L, ours are not: the correction is taken off before they are compared.
# A second argument names a file for the rows that differ.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-100}
command -v melting > /dev/null || { echo "melting is not installed: apt-get install melting" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The package keeps its tables in the jar, where the program does not look for them, and one under another name.
unzip -qj /usr/share/java/melting5.jar '*.xml' -d "$work/tables"
export NN_PATH="$work/tables"
cp "$work/tables/Watkins2010mm.xml" "$work/tables/Watkins2011mm.xml"

# Columns: model, sugar, partner, hybridization, strand, what lies opposite.
awk -v count="$count" '
  function random(n) { state = (state * 16807) % 2147483647; return state % n }
  function letters(n, alphabet,   s, i) { s = ""; for (i = 0; i < n; i++) s = s substr(alphabet, random(4) + 1, 1); return s }
  function opposite(s, t,   r, i) { r = ""; for (i = 1; i <= length(s); i++) r = r substr(t, index("ACGTU", substr(s, i, 1)), 1); return r }
  function put(s, at, x) { return substr(s, 1, at - 1) x substr(s, at + length(x)) }
  function locked(s, mask,   r, i) { r = ""; for (i = 1; i <= length(s); i++) r = r (substr(mask, i, 1) == "1" ? "+" : "") substr(s, i, 1); return r }
  function row(model, sugar, partner, kind, s, t) { print model "\t" sugar "\t" partner "\t" kind "\t" s "\t" t }
  BEGIN {
    state = 20260101
    for (k = 0; k < count; k++) {
      r = letters(6 + random(15), "ACGU"); row("RNA:RNA", "rna", "rna", "rnarna", r, opposite(r, "UGCAA"))
      r = letters(6 + random(15), "ACGU"); row("2OMe:RNA", "mrna", "rna", "mrnarna", r, opposite(r, "UGCAA"))
      d = letters(6 + random(15), "ACGT"); row("DNA:RNA", "dna", "rna", "dnarna", d, opposite(d, "UGCAA"))
      d = letters(6 + random(15), "ACGT"); row("DNA:DNA", "dna", "dna", "dnadna", d, opposite(d, "TGCAA"))
      d = letters(8 + random(13), "ACGT"); mask = "0"
      for (i = 2; i < length(d); i++) mask = mask (random(2) ? "1" : "0")
      row("LNA:DNA", "dna", "dna", "dnadna", locked(d, put(mask, 3, "1")), opposite(d, "TGCAA"))

      r = letters(12 + random(9), "ACGU"); at = 6 + random(2); r = put(r, at, substr("GU", random(2) + 1, 1))
      row("G:U", "rna", "rna", "rnarna", r, put(opposite(r, "UGCAA"), at, substr(r, at, 1) == "G" ? "U" : "G"))
      d = letters(12 + random(9), "ACGT"); at = 6 + random(2); x = substr(d, at, 1)
      do y = letters(1, "ACGT"); while (index("AT TA CG GC", x y))
      row("DNA:DNA mismatch", "dna", "dna", "dnadna", d, put(opposite(d, "TGCAA"), at, y))
      mask = put("000000000000", at - 1, "111")
      row("LNA:DNA mismatch", "dna", "dna", "dnadna", locked(d, mask), put(opposite(d, "TGCAA"), at, y))
      d = letters(12 + random(9), "ACGT"); at = 6 + random(2); x = substr(d, at, 1)
      row("DNA:RNA mismatch", "dna", "rna", "dnarna", d, put(opposite(d, "UGCAA"), at, x == "T" ? "U" : x))
    }
  }' > "$work/panel"

cut -f 2,3,5,6 "$work/panel" |
  dotnet run -c Release --project bench/SeedScan.Benchmarks -- energies | cut -f 5- > "$work/ours"

theirs() {
  local strand kind=$1 opposite=$3
  strand=$(sed -E 's/\+(.)/\1L/g' <<< "$2")
  melting -E Na=1 -P 0.0001 -H "$kind" -S "$strand" -C "$opposite" 2>&1 | awk -F ': ' '
    { gsub(",", "", $2); split($2, field, " ") } /^Enthalpy/ { h = field[1] } /^Entropy/ { s = field[1] } /^Melting temp/ { t = field[1] }
    END { print (h == "" ? "." : h) "\t" (s == "" ? "." : s) "\t" (t == "" ? "." : t) }'
}
export -f theirs
cut -f 4- "$work/panel" | tr '\t' ' ' | xargs -L 1 bash -c 'theirs "$0" "$1" "$2"' > "$work/theirs"

printf 'model\tduplexes\tapart\trefused by melting\tlargest difference: cal/mol\tcal/(mol K)\t°C\n'
paste "$work/panel" "$work/ours" "$work/theirs" | awk -F '\t' -v OFS='\t' -v list="${2:-}" '
  function distance(a, b) { return a > b ? a - b : b - a }
  { seen[$1] } $10 == "." { refused[$1]++; next }
  $2 == "mrna" { $11 -= 0.368 * (length($5) - 1) * log(10) }
  { n[$1]++; h = distance($7, $10); s = distance($8, $11); t = distance($9, $12)
    if (h > 1 || s > 0.1 || t > 0.1) { apart[$1]++; if (list != "") print > list }
    if (h > mh[$1]) mh[$1] = h; if (s > ms[$1]) ms[$1] = s; if (t > mt[$1]) mt[$1] = t }
  END { for (m in seen) printf "%s\t%d\t%d\t%d\t%.0f\t%.3f\t%.2f\n", m, n[m], apart[m], refused[m], mh[m], ms[m], mt[m] }' | sort
