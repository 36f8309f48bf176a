#!/usr/bin/env bash
# The same work for seedscan and seqkit locate: the 7-mers opposite nt 2-8 of 1, 10 and 100 miRNAs in 50 Mb of synthetic
# 3'UTRs. Checks that the hits are equal, then times both as whole processes, five runs each in turn, and prints the
# medians. Needs seqkit, GNU time and the .NET SDK.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/SeedScan.Cli -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true \
  -p:NuGetLockFilePath=obj/publish.lock.json -o "$work/seedscan" > "$work/publish.log" || { cat "$work/publish.log"; exit 1; }
dotnet run -c Release --project bench/SeedScan.Synthetic -- --bases 50000000 --seed 2 -o "$work/utrs.fa" 2> /dev/null

median() { sort -g "$1" | sed -n 3p; }
wall() { /usr/bin/time -f %e -a -o "$1" "${@:2}"; }

printf '%-6s %12s %10s %10s %8s\n' RNAs hits seedscan seqkit ratio
for rnas in 1 10 100; do
  head -n "$rnas" src/SeedScan.Core/Rnas/MirBase/hsa-mature-v22.tsv | awk -F'\t' '{ print ">" $1 "\n" $3 }' > "$work/rnas.fa"
  # The target of nt 2-8: the reverse complement.
  awk '/^>/ { print; next } { seed = substr($0, 2, 7); word = ""
    for (i = 7; i > 0; i--) { c = substr(seed, i, 1); word = word (c == "A" ? "T" : c == "U" ? "A" : c == "G" ? "C" : "G") }
    print word }' "$work/rnas.fa" > "$work/words.fa"
  ours=("$work/seedscan/seedscan" scan "$work/utrs.fa" --rnas "$work/rnas.fa" --types 8mer,7mer-m8 -o "$work/ours.tsv")
  theirs=(seqkit locate --only-positive-strand --pattern-file "$work/words.fa" "$work/utrs.fa" -o "$work/theirs.tsv")

  rm -f "$work"/*.times
  for _ in 1 2 3 4 5; do
    wall "$work/ours.times" "${ours[@]}"
    wall "$work/theirs.times" "${theirs[@]}" 2> /dev/null
  done

  awk -F'\t' 'NR > 1 { print $1, $4, $2 }' "$work/ours.tsv" | LC_ALL=C sort > "$work/ours.hits"
  awk -F'\t' 'NR > 1 { print $1, $2, $5 }' "$work/theirs.tsv" | LC_ALL=C sort > "$work/theirs.hits"
  cmp "$work/ours.hits" "$work/theirs.hits"
  a=$(median "$work/ours.times") b=$(median "$work/theirs.times")
  printf '%-6s %12s %9ss %9ss %8s\n' "$rnas" "$(wc -l < "$work/ours.hits")" "$a" "$b" "$(awk -v a="$a" -v b="$b" 'BEGIN { printf "%.1f", b / a }')"
done
