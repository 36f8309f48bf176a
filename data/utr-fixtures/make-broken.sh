#!/usr/bin/env bash
# Writes the specimens of broken input into broken/. Needs gzip and coreutils; gives the same bytes at each run.
# broken/README.md says what is wrong with each.
set -euo pipefail
cd "$(dirname "$0")/broken"
find . -type f ! -name README.md -delete

# Nothing, or nothing of use
: > empty.fa
printf '\n\n  \n\t\n\n' > blank-lines.fa
gzip -nc empty.fa > empty.fa.gz

# Headers
printf 'ACGUACGUAC\n>second\nACGUACGU\n' > no-header.fa
printf '>first\nACGUACGU\n>\nACGUACGU\n' > header-without-name.fa
printf '>first\nACGUACGU\n> second\nACGUACGU\n' > header-with-space-before-name.fa
printf '>first\nACGUACGU\n>second\n>third\nACGUACGU\n' > record-without-sequence.fa
printf '>first\nACGUACGU\n>second' > header-at-end.fa
printf '>first\nACGUACGU\n>twice one\nACGUACGUAA\n>other\nACGUACGUCC\n>twice two\nCCCCACGU\n>first\nACGUACGU\n' > duplicate-names.fa

# Letters
printf '>rna\nACGUACGU\n>protein\nMKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQ\n' > protein.fa
printf '>first\nACGUACGU\n>gapped\nACGUACGU\nACG--UACGU\n' > gap.fa
printf '>first\nACGUACGU\n>dotted\nACG..UACGU\n' > dots.fa
printf '>first\nACGUACGU\n>stopped\nACGUACGU*\n' > stop.fa
printf '>first\nACGUACGU\n>numbered\n1 ACGUACGU 8\n' > digits.fa
printf '>first\nACGUACGU\n>spaced\nACGU ACGU\n' > inner-space.fa
printf '>first\nACGUACGU\n>nul\nACGU\000ACGU\n' > nul.fa
printf '>first\nACGUACGU\n>umlaut\nACGU\303\204CGU\n' > non-ascii-letter.fa

# Encodings and line ends
printf '>first\rACGUACGU\r>second\rACGUACGUAA\r' > cr-only.fa
printf '\377\376>\000f\000i\000r\000s\000t\000\n\000A\000C\000G\000U\000A\000C\000G\000U\000\n\000' > utf16-le.fa
printf '\376\377\000>\000f\000i\000r\000s\000t\000\n\000A\000C\000G\000U\000A\000C\000G\000U\000\n' > utf16-be.fa
printf '\357\273\277>first\nACGUACGU\n' > utf8-bom.fa

# Other formats
printf '@read1\nACGTACGT\n+\nIIIIIIII\n@read2\nACGTACGA\n+\nIIIIIIII\n' > reads.fastq
cat > record.gb <<'EOF'
LOCUS       SPECIMEN                  20 bp    mRNA    linear   PRI 01-JAN-2020
DEFINITION  A specimen for tests.
ORIGIN
        1 acgtacgtac gtacgtacgt
//
EOF
cat > error-page.fa <<'EOF'
<!DOCTYPE html>
<html><head><title>404 Not Found</title></head><body>Not Found</body></html>
EOF
printf '\177ELF\002\001\001\000\000\000\000\000\000\000\000\000\002\000\076\000\001\000\000\000\200\377\376\375' > binary.fa
# The beginning of a bzip2 file: the sign, the level, and the sign of a block.
printf 'BZh91AY&SY\032\053\074\115\000\000\001\231\200\000\020' > bzip2.fa.bz2

# TargetScan tables
printf 'GENE1\t9606\tACGUACGU\nGENE2\t9606\nGENE3\t9606\tACGU\n' > targetscan-utr-columns.txt
printf 'GENE1\t9606\tACGUACGU\nGENE2\thuman\tACGUACGU\n' > targetscan-utr-species.txt
printf 'miR-1/206\tGGAAUGU\t10090;9606\nmiR-18\tAAGGUGC\n' > targetscan-short-family-columns.txt
printf 'miR-1/206\tGGAAUGU\t10090;9606\nmiR-18\tAAGGUGCA\t9606\n' > targetscan-short-family-seed.txt
{
  printf 'miR family\tSeed+m8\tSpecies ID\tMiRBase ID\tMature sequence\tFamily Conservation?\tMiRBase Accession\n'
  printf 'miR-1-3p/206\tGGAAUGU\t9606\thsa-miR-1-3p\tUGGAAUGUAAAGAAGUAUGUAU\t2\tMIMAT0000416\n'
  printf 'miR-1-3p/206\tGGAAUGU\t9606\thsa-miR-206\tUGGAAUGUAAGGAAGUGUGUGG\n'
} > targetscan-family-columns.txt

# gzip: a header of 10 bytes, the data, then 8 bytes: CRC-32 and length
whole=$(mktemp)
trap 'rm -f "$whole"' EXIT
head -n 30 ../hoxc-3utr.fa | gzip -nc > "$whole"
size=$(stat -c %s "$whole")
head -c 6 "$whole" > truncated-in-header.fa.gz
head -c 10 "$whole" > truncated-after-header.fa.gz
head -c $((size / 2)) "$whole" > truncated-in-data.fa.gz
head -c $((size - 9)) "$whole" > truncated-in-last-data-byte.fa.gz
head -c $((size - 8)) "$whole" > truncated-before-trailer.fa.gz
head -c $((size - 4)) "$whole" > truncated-in-trailer.fa.gz
head -c $((size - 1)) "$whole" > truncated-by-one-byte.fa.gz
{ cat "$whole"; head -c 5 "$whole"; } > truncated-in-second-header.fa.gz
{ cat "$whole"; head -c $((size / 2)) "$whole"; } > truncated-in-second-member.fa.gz
{ cat "$whole"; head -c $((size - 8)) "$whole"; } > truncated-before-second-trailer.fa.gz
{ head -c $((size - 8)) "$whole"; printf '\336\255\276\357'; tail -c 4 "$whole"; } > wrong-crc.fa.gz
{ head -c $((size - 4)) "$whole"; printf '\001\000\000\000'; } > wrong-length.fa.gz
{ head -c 10 "$whole"; printf '\377\377\377\377\377\377\377\377\377\377\377\377'; } > damaged-data.fa.gz
{ cat "$whole"; printf 'not gzip'; } > garbage-after-gzip.fa.gz
{ cat "$whole"; printf '\000\000\000\000\000\000\000\000'; } > zeros-after-gzip.fa.gz

# Names that do not fit the content
printf '>first\nACGUACGU\n' > plain-text.fa.gz
printf '>first\nACGUACGU\n' | gzip -nc > compressed.fa
