#!/usr/bin/env bash
# Makes hsa-mature-v22.tsv (name, accession, sequence) from Debian's package optimir.
# Needs apt-get, dpkg-deb, awk and sha256sum. See README.md beside this script.
set -euo pipefail
cd "$(dirname "$0")"

version=1.2-1
source=usr/lib/python3/dist-packages/optimir/resources/fasta/hsa_matures_miRBase_v22.fa
source_sha256=7f51ed7a02e3c346029a9f284278721f60ae2215c45dad4aeddb85eba5540895
table=hsa-mature-v22.tsv
count=2656

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Run as root, apt-get warns that its user _apt may not write here; it then downloads as root, which does no harm.
(cd "$work" && apt-get download "optimir=$version" && dpkg-deb -x optimir_*.deb .)
echo "$source_sha256  $work/$source" | sha256sum --check --quiet

# Headers read ">hsa-let-7a-5p MIMAT0000062 Homo sapiens let-7a-5p". The package writes T; miRNAs are RNA.
awk -v count="$count" '
  /^>/ { name = substr($1, 2); accession = $2; next }
  {
    gsub("T", "U")
    if (name !~ /^hsa-(miR|let)-/ || accession !~ /^MIMAT[0-9]+$/ || $0 !~ /^[ACGU]+$/) {
      print "unexpected record: " name " " accession " " $0 > "/dev/stderr"; bad = 1; exit 1
    }
    printf "%s\t%s\t%s\n", name, accession, $0
    n++; name = ""
  }
  END { if (!bad && n != count) { print n " records instead of " count > "/dev/stderr"; exit 1 } }
' "$work/$source" | LC_ALL=C sort -t "$(printf '\t')" -k 2,2 > "$work/$table"

mv "$work/$table" "$table"
chmod 644 "$table"
sha256sum "$table"
