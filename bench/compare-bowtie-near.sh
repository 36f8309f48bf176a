#!/usr/bin/env bash
# Near matches of whole oligos with up to three mismatches, by seedscan's library and by bowtie -v 3 -a: that the hits are
# equal, from the index and from FASTA, and the time of a query. Takes a FASTA (.gz too; records with letters other than A, C, G, T and
# U are left out, since bowtie drops what touches them), and a table of oligos: tab-separated, a line that starts with # for its
# head, the name in the first column and the sequence in the one given (default 4). 1,000 random 16-mers are searched beside these.
#   bench/compare-bowtie-near.sh mrna.fa.gz oligos.tsv [column]
# Needs bowtie, GNU time and the .NET SDK. Times are the search alone for seedscan, and the process without that of a
# single query for bowtie; each the least of three (of ten from the index, whose first ones compile), but for FASTA.
set -euo pipefail
fasta=$(realpath "$1") table=$(realpath "$2") column=${3:-4}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gzip -cdf "$fasta" | awk '
  function put() { if (header != "" && letters != "" && letters !~ /[^ACGTUacgtu]/) print header "\n" letters }
  /^>/ { put(); header = $0; letters = ""; next } { letters = letters $0 } END { put() }' > "$work/targets.fa"
awk 'BEGIN { srand(1); for (i = 1; i <= 1000; i++) { word = ""; for (j = 0; j < 16; j++) word = word substr("ACGT", 1 + int(4 * rand()), 1)
  print ">random" i "\n" word } }' > "$work/random.fa"
awk -F'\t' -v c="$column" '!/^#/ && length($c) >= 8 && length($c) <= 64 { gsub(/ /, "_", $1); print ">" $1 "\n" toupper($c) }' "$table" > "$work/table.fa"
head -n 2 "$work/random.fa" > "$work/one.fa"

near() { dotnet bench/SeedScan.Benchmarks/bin/Release/net10.0/SeedScan.Benchmarks.dll near-matches "$@"; }
theirs() { bowtie -v 3 -a --nofw -f -x "$work/targets" "$@"; }
dotnet build bench/SeedScan.Benchmarks -c Release > "$work/build.log" || { cat "$work/build.log"; exit 1; }
dotnet run -c Release --project src/SeedScan.Cli -- index "$work/targets.fa" -o "$work/targets.ssi" --quiet
bowtie-build --threads "$(nproc)" -q "$work/targets.fa" "$work/targets"
least() { for _ in 1 2 3; do /usr/bin/time -f %e -a -o "$work/$1.times" "${@:2}" > /dev/null 2>&1; done; sort -g "$work/$1.times" | head -n 1; }

printf '%-8s %8s %10s %14s %14s %14s %8s\n' oligos number hits 'index, us' 'FASTA, us' 'bowtie, us' ratio
for set in random table; do
  near "$work/targets.ssi" "$work/$set.fa" 3 2> "$work/index.seconds" | LC_ALL=C sort > "$work/index.hits"
  near "$work/targets.fa" "$work/$set.fa" 3 2> "$work/fasta.seconds" | LC_ALL=C sort > "$work/fasta.hits"
  theirs "$work/$set.fa" 2> /dev/null | awk -F'\t' '{ split($3, name, /[ \t]/); print $1 "\t" name[1] "\t" $4 "\t" ($8 == "" ? 0 : split($8, all, ",")) }' \
    | LC_ALL=C sort > "$work/bowtie.hits"
  cmp "$work/index.hits" "$work/bowtie.hits"
  cmp "$work/fasta.hits" "$work/bowtie.hits"
  export -f theirs; export work
  all=$(least "$set" bash -c "theirs $work/$set.fa") one=$(least "one-$set" bash -c "theirs $work/one.fa")
  awk -v s="$set" -v n="$(grep -c '>' "$work/$set.fa")" -v h="$(wc -l < "$work/index.hits")" -v i="$(cat "$work/index.seconds")" \
    -v f="$(cat "$work/fasta.seconds")" -v a="$all" -v o="$one" 'BEGIN { i *= 1e6 / n; f *= 1e6 / n; b = (a - o) * 1e6 / n
      printf "%-8s %8d %10d %14.0f %14.0f %14.0f %8.1f\n", s, n, h, i, f, b, b / i }'
done
