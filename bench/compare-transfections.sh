#!/usr/bin/env bash
# What context++ predicts, and what counting sites does, against what was measured: six miRNAs were put into cells of
# Drosophila, and for each the log2 fold change of every expressed gene is known (Agarwal 2018, Genome Biology 19:152).
#   bench/compare-transfections.sh DIR UTRS MATURES
# DIR holds the tables (gene, log2 fold change; no header) as miR1.diff.tsv.gz, and likewise 124, 263a, 4, 92a and 994. Its
# knock-outs (14, 277, 34) are no transfections and are not read. UTRS is a FASTA of 3'UTRs, one for each gene, named as
# in the tables; MATURES is miRBase's FASTA of mature miRNAs, all species. All may be plain or gzip. None of them is part of
# this repository. Needs the .NET SDK, and prints the same bytes each time.
#
# The numbers are Spearman's rank correlations with the fold change, ties at their mean rank: what predicts repression
# well is far below 0. Genes are those that have both a fold change and a 3'UTR; one without a site has the score 0. Each
# way to count stands beside the score of the very sites that it counts, since a score that knows of more sites would win by
# these alone. RNAs are guide strands: of the two arms those that miRBase named first (miR-994-5p was miR-994).
set -euo pipefail
export LC_ALL=C
die() { echo "compare-transfections: $*" >&2; exit 2; }
[ $# -eq 3 ] || die "give the folder of tables, the FASTA of 3'UTRs and the FASTA of mature miRNAs"
[ -d "$1" ] || die "$1: there is no such folder"
for file in "$2" "$3"; do [ -f "$file" ] || die "$file: there is no such file"; done
path() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }
tables=$(cd "$1" && pwd) utrs=$(path "$2") matures=$(path "$3")

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
text() { gzip -cdf -- "$1"; }

text "$utrs" | awk '/^>/ { print substr($1, 2) }' > "$work/genes"
[ -s "$work/genes" ] || die "$utrs: there is no 3'UTR in it"
twice=$(awk 'seen[$0]++ { print; exit }' "$work/genes")
[ -z "$twice" ] || die "$utrs: $twice has more than one 3'UTR; choose one"
dotnet publish src/SeedScan.Cli -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
  -p:NuGetLockFilePath=obj/publish.lock.json -o "$work/seedscan" > "$work/publish.log" || { cat "$work/publish.log"; exit 1; }

# From the genes that have a 3'UTR, the totals of all sites, those of 7mers and 8mers, and a table of fold changes: gene, fold
# change, and five predictors, which rise with the repression that they predict.
join_genes() {
  awk -F'\t' -v OFS='\t' '
    FNR == 1 { file++ }
    file == 1 { utr[$1] = 1; next }
    file < 4 && FNR == 1 { split("", column); for (i = 1; i <= NF; i++) column[$i] = i; next }
    file < 4 {
      mer8 = $column["8mer"]; m8 = $column["7mer-m8"]; a1 = $column["7mer-A1"]
      if (file == 2) { wide[$1] = $column["cumulative_score"]; all[$1] = 4 * mer8 + 3 * m8 + 2 * a1 + $column["6mer"] }
      else { narrow[$1] = $column["cumulative_score"]; count[$1] = mer8 + m8 + a1; weighted[$1] = 3 * mer8 + 2 * m8 + a1 }
      next }
    $2 != $2 + 0 || seen[$1]++ { print "compare-transfections: row " FNR ": no number, or a gene for the second time: " $0 > "/dev/stderr"; exit 2 }
    $1 in utr { print $1, $2, 0 - wide[$1], all[$1] + 0, 0 - narrow[$1], count[$1] + 0, weighted[$1] + 0 }' "$@"
}

# Reads rows, appends the rank of the number in column $1: ties have the mean of the ranks that they take up.
ranks() {
  sort -t $'\t' -g -k "$1,$1" | awk -F'\t' -v c="$1" '{ row[NR] = $0; value[NR] = $c + 0 } END {
    for (i = 1; i <= NR; i = j) {
      for (j = i; j <= NR && value[j] == value[i]; j++) { }
      for (k = i; k < j; k++) print row[k] "\t" (i + j - 1) / 2 } }'
}

# Reads what join_genes prints; prints the number of genes, and the rank correlation of the fold change with each predictor.
spearman() {
  ranks 2 | ranks 3 | ranks 4 | ranks 5 | ranks 6 | ranks 7 | awk -F'\t' '{
      for (p = 0; p < 6; p++) { sum[p] += $(8 + p); square[p] += $(8 + p) ^ 2; product[p] += $8 * $(8 + p) } } END {
    printf "%d", NR
    for (p = 1; p < 6; p++) {
      spread = (NR * square[0] - sum[0] ^ 2) * (NR * square[p] - sum[p] ^ 2)
      if (spread > 0) printf "\t%.4f", (NR * product[p] - sum[0] * sum[p]) / sqrt(spread); else printf "\t." }
    print "" }'
}

while read -r table rna; do
  changes=$tables/$table.diff.tsv.gz
  [ -f "$changes" ] || die "$changes: there is no such file"
  text "$matures" | awk -v rna=">$rna" '/^>/ { on = $1 == rna } on' > "$work/rna.fa"
  [ -s "$work/rna.fa" ] || die "$matures: $rna is not in it"
  for least in 6mer 7mer; do
    "$work/seedscan/seedscan" scan "$utrs" --rnas "$work/rna.fa" --min-type "$least" --score context++ --quiet \
      --summary "$work/$least.tsv" -o "$work/sites.tsv"
  done
  text "$changes" > "$work/changes"
  join_genes "$work/genes" "$work/6mer.tsv" "$work/7mer.tsv" "$work/changes" > "$work/joined"
  awk -F'\t' 'NR > 1 { print $NF }' "$work/6mer.tsv" >> "$work/missing"
  printf '%s\t%s\n' "$rna" "$(spearman < "$work/joined")" >> "$work/rows.all"
  printf '%s\t%s\n' "$rna" "$(awk -F'\t' '$6 > 0' "$work/joined" | spearman)" >> "$work/rows.sites"
done << 'END'
miR1 dme-miR-1-3p
miR4 dme-miR-4-3p
miR92a dme-miR-92a-3p
miR124 dme-miR-124-3p
miR263a dme-miR-263a-5p
miR994 dme-miR-994-5p
END

cat << END
Spearman's rho with the measured log2 fold change; the lower, the better.
context++  cumulative score of 8mer, 7mer-m8, 7mer-A1 and 6mer; beside it 4321 = 4 x 8mer + 3 x 7mer-m8 + 2 x 7mer-A1 + 6mer
of 7mers+  the same without 6mers; beside it sites = 8mer + 7mer-m8 + 7mer-A1, and 321 = 3 x 8mer + 2 x 7mer-m8 + 7mer-A1
TA_3UTR is counted in the $(wc -l < "$work/genes") 3'UTRs given; the coefficients are those fitted to human cells.
$(awk '{ n = split($0, name, ","); for (i = 1; i <= n; i++) if (name[i] != ".") pairs[name[i]]++ } END {
  printf "missing features, and from how many of %d pairs of 3'\''UTR and miRNA:", NR
  split("3P_score,sRNA1,sRNA8,Site8,TA_3UTR,Len_3UTR,Min_dist,Len_ORF,ORF8m,SA,PCT", order, ",")
  for (i = 1; i <= 11; i++) if (order[i] in pairs) printf " %s %d", order[i], pairs[order[i]]
  print "" }' "$work/missing")
END
for over in all sites; do
  [ $over = all ] && echo "all expressed genes" || echo "genes with an 8mer, 7mer-m8 or 7mer-A1"
  awk -F'\t' 'BEGIN { line = "%-16s %5s %10s %8s %10s %8s %8s\n"; printf line, "miRNA", "n", "context++", "4321", "of 7mers+", "sites", "321" }
    { printf line, $1, $2, $3, $4, $5, $6, $7 }' "$work/rows.$over"
done
# A win is over each of the counts beside it in the table; over all counts, for the score that is the program's own.
wins() {
  awk -F'\t' '{ best = $4 < $6 ? $4 : $6; if ($7 < best) best = $7; own += $3 < best
      like += $3 < $4; narrow += $5 < ($6 < $7 ? $6 : $7) } END { print own + 0, like + 0, narrow + 0 }' "$1"
}
read -r own like narrow < <(wins "$work/rows.all")
read -r own_sites like_sites narrow_sites < <(wins "$work/rows.sites")
echo "of 7mers+ beats sites and 321 in $narrow of 6 over all genes, $narrow_sites of 6 over genes with a site; context++ beats 4321 in $like and $like_sites"
echo "context++ beats every count in $own of 6 over all genes, $own_sites of 6 over genes with a site"
