#!/usr/bin/env bash
# The same FASTA indexed by seedscan and by bowtie-build, as whole processes: 50 Mb of synthetic 3'UTRs (or the number of
# megabases given), in the page cache; five runs of seedscan and one of bowtie-build, on all processors. Needs bowtie,
# GNU time and the .NET SDK.
set -euo pipefail
cd "$(dirname "$0")/.."
megabases=${1:-50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/SeedScan.Cli -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true \
  -p:NuGetLockFilePath=obj/publish.lock.json -o "$work/seedscan" > "$work/publish.log" || { cat "$work/publish.log"; exit 1; }
dotnet run -c Release --project bench/SeedScan.Synthetic -- --bases "${megabases}000000" --seed 2 -o "$work/utrs.fa" 2> /dev/null
cat "$work/utrs.fa" > /dev/null

for _ in 1 2 3 4 5; do
  /usr/bin/time -f '%e %M' -a -o "$work/ours" "$work/seedscan/seedscan" index "$work/utrs.fa" -o "$work/utrs.ssi"
done
/usr/bin/time -f '%e %M' -o "$work/theirs" bowtie-build --threads "$(nproc)" -q "$work/utrs.fa" "$work/utrs"

read -r ours memory < <(sort -g "$work/ours" | sed -n 3p)
read -r theirs their_memory < "$work/theirs"
size=$(stat -c %s "$work/utrs.ssi") their_size=$(stat -c %s "$work"/utrs*.ebwt | awk '{ sum += $1 } END { print sum }')
awk -v n="$megabases" -v a="$ours" -v b="$theirs" -v s="$size" -v t="$their_size" -v m="$memory" -v o="$their_memory" 'BEGIN {
  printf "seedscan      %8.2f s %8.1f Mbase/s %6.2f bytes/base %8.0f MB peak\n", a, n / a, s / n / 1e6, m / 1e3
  printf "bowtie-build  %8.2f s %8.1f Mbase/s %6.2f bytes/base %8.0f MB peak\n", b, n / b, t / n / 1e6, o / 1e3
  printf "ratio         %8.1f\n", b / a }'
