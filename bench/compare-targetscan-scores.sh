#!/usr/bin/env bash
# The table of context scores that the public scripts of TargetScan 7 write, against ours, byte for byte in all 37 columns.
#   bench/compare-targetscan-scores.sh DIR [TABLE]
# DIR is the golden sample of the scripts: input/ (UTRs, families, mature RNAs, AIRs), output/ (ORF lengths and 8mers, PCT,
# and the scores to be compared with), and the _lunp files of RNAplfold, in a folder rnaplfold/ or packed in
# rnaplfold-lunp.tar.gz. Its path has to hold the words targetscan and golden, so that no other folder is taken for it.
# TABLE is the scripts' table of TA and SPS by seed region, by default DIR/TA_SPS_by_seed_region.txt.gz or the one in the
# folder above. The sample is not part of this repository. Needs the .NET SDK.
set -euo pipefail
die() { echo "compare-targetscan-scores: $*" >&2; exit 2; }
[ $# -ge 1 ] && [ $# -le 2 ] || die "give the folder of the golden sample, and perhaps the table of TA and SPS"
[ -d "$1" ] || die "$1: there is no such folder"
sample=$(cd "$1" && pwd)
case $sample in *targetscan*golden* | *golden*targetscan*) ;; *) die "$1: the path of the golden sample has to hold the words targetscan and golden" ;; esac
abundance=${2:-}
for candidate in "$sample/TA_SPS_by_seed_region.txt.gz" "$sample/../TA_SPS_by_seed_region.txt.gz"; do
  [ -n "$abundance" ] || { [ -f "$candidate" ] && abundance=$candidate; } || true
done
[ -n "$abundance" ] && [ -f "$abundance" ] || die "the table of TA and SPS is not in $1 nor above; give it as second argument"
abundance=$(cd -P "$(dirname "$abundance")" && pwd -P)/$(basename "$abundance")

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
accessibility=$sample/rnaplfold
if [ ! -d "$accessibility" ]; then
  tar -xzf "$sample/rnaplfold-lunp.tar.gz" -C "$work"
  accessibility=$work/rnaplfold
fi

theirs=$sample/output/Targets.BL_PCT.context_scores.txt
for threads in 1 2; do
  dotnet run -c Release --project src/SeedScan.Cli -- scan "$sample/input/UTR_Sequences_sample.txt" \
    --targetscan-compatible --score context++ \
    --rnas "$sample/input/miR_Family_info_sample.txt" --matures "$sample/input/miR_for_context_scores.sample.txt" \
    --airs "$sample/input/All_cell_lines.AIRs.txt" \
    --orf-lengths "$sample/output/ORF_Sequences_sample.lengths.txt" --orf-8mers "$sample/output/ORF_8mer_counts_sample.txt" \
    --accessibility "$accessibility" --pct "$sample/output/targetscan_70_output.BL_PCT.txt" \
    --abundance "$abundance" --threads "$threads" -o "$work/ours.txt"
  if ! cmp "$work/ours.txt" "$theirs"; then
    diff "$work/ours.txt" "$theirs" | sed -n 1,10p
    echo "the tables differ"
    exit 1
  fi
done

awk -F'\t' 'NR > 1 { rows++; columns = NF } END { printf "%d rows of %d columns are equal, byte for byte\n", rows, columns }' "$work/ours.txt"
