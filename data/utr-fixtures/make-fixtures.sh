#!/usr/bin/env bash
# Makes hoxc-3utr.fa, hoxc-mrna.fa and hoxc.gtf from Debian's package kallisto-examples: the 3'UTRs of its HOXC
# transcripts, these transcripts, and the lines of the annotation that tell where their coding regions are.
# Needs apt-get, dpkg-deb, awk, gzip and sha256sum. See README.md beside this script.
set -euo pipefail
cd "$(dirname "$0")"

version=0.48.0+dfsg-3
folder=usr/share/doc/kallisto/test
fasta_sha256=dc5e9e3c8c5c78830cf233bb11659a8af3a344012d631ffc478e8c6c0afa9012
gtf_sha256=b89dc1c97b54b1b5931eca65f1d06383ec10d199d66b274d8dfd10852b49a37b

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Run as root, apt-get warns that its user _apt may not write here; it then downloads as root, which does no harm.
(cd "$work" && apt-get download "kallisto-examples=$version" && dpkg-deb -x kallisto-examples_*.deb .)
sha256sum --check --quiet <<EOF
$fasta_sha256  $work/$folder/transcripts.fasta.gz
$gtf_sha256  $work/$folder/transcripts.gtf.gz
EOF
gzip -dc "$work/$folder/transcripts.gtf.gz" > "$work/transcripts.gtf"
gzip -dc "$work/$folder/transcripts.fasta.gz" > "$work/transcripts.fa"

# A 3'UTR is what the exons hold after the stop codon, in the direction of the strand; the GTF's CDS ends before
# the stop codon. The transcript is the exons joined, so the 3'UTR is its last letters, as many as the exons have
# bases beyond the stop codon.
awk '
  function attribute(name) {
    return match($0, name " \"[^\"]*\"") ? substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) : ""
  }
  function fail(text) { print text > "/dev/stderr"; failed = 1; exit 1 }
  function cut(    i, utr, length_, first, last, codon) {
    if (id == "" || gene[id] !~ /^HOXC[0-9]+$/) return
    if (!(id in stop)) fail(id " has no stop codon")
    for (i = 1; i <= exons[id]; i++) {
      first = from[id, i]; last = to[id, i]
      length_ += last - first + 1
      if (strand[id] == "+" && first <= stop[id]) first = stop[id] + 1
      if (strand[id] == "-" && last >= stop[id]) last = stop[id] - 1
      if (last >= first) utr += last - first + 1
    }
    if (length_ != length(letters)) fail(id " has " length(letters) " letters, its exons " length_)
    codon = substr(letters, length_ - utr - 2, 3)
    if (codon !~ /^(TAA|TAG|TGA)$/) fail(id " has " codon " before its 3'\''UTR")
    print ">" id " " gene[id]
    for (i = length_ - utr + 1; i <= length_; i += 60) print substr(letters, i, 60)
  }
  FNR == 1 { file++ }
  file == 1 && /^#/ { next }
  file == 1 {
    name = attribute("transcript_id") "." attribute("transcript_version")
    gene[name] = attribute("gene_name"); strand[name] = $7
    if ($3 == "exon") { exons[name]++; from[name, exons[name]] = $4; to[name, exons[name]] = $5 }
    # A stop codon may be parted by an intron: its last part counts.
    if ($3 == "stop_codon") {
      if ($7 == "+" && (!(name in stop) || $5 > stop[name])) stop[name] = $5
      if ($7 == "-" && (!(name in stop) || $4 < stop[name])) stop[name] = $4
    }
    next
  }
  /^>/ { cut(); id = substr($1, 2); letters = ""; next }
  { letters = letters $0 }
  END { if (!failed) cut() }
' "$work/transcripts.gtf" "$work/transcripts.fa" > "$work/hoxc-3utr.fa"

# The whole transcripts, with the same headers, and their lines of the annotation as they stand.
awk '
  FNR == NR { if (/^>/) gene[substr($1, 2)] = $2; next }
  function put(    i) {
    if (!(id in gene)) return
    print ">" id " " gene[id]
    for (i = 1; i <= length(letters); i += 60) print substr(letters, i, 60)
  }
  /^>/ { put(); id = substr($1, 2); letters = ""; next }
  { letters = letters $0 }
  END { put() }
' "$work/hoxc-3utr.fa" "$work/transcripts.fa" > "$work/hoxc-mrna.fa"
awk -F'\t' '
  FNR == NR { if (/^>/) { sub(/^>/, ""); sub(/\..*/, ""); is[$0] = 1 }; next }
  /^#/ { print; next }
  $3 == "exon" || $3 == "CDS" || $3 == "stop_codon" {
    id = $9
    sub(/.*transcript_id "/, "", id)
    sub(/".*/, "", id)
    if (id in is) print
  }
' "$work/hoxc-3utr.fa" "$work/transcripts.gtf" > "$work/hoxc.gtf"

for file in hoxc-3utr.fa hoxc-mrna.fa hoxc.gtf; do
  mv "$work/$file" $file
  chmod 644 $file
done
sha256sum hoxc-3utr.fa hoxc-mrna.fa hoxc.gtf
