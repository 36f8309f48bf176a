#!/usr/bin/env bash
# Builds, checks the formatting, and runs every test once per hardware leg: the processor as it is, then with less
# and less of it. Ends with the line "N passed, N failed" over all legs; a step that fails outside a test (a build,
# the formatting, a crash) counts as one failure. Needs bash and the .NET SDK, and nothing else.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Switches that the caller happens to have set would make every leg something else than its name.
unset DOTNET_EnableHWIntrinsic DOTNET_EnableAVX DOTNET_EnableAVX2 DOTNET_EnableAVX512 DOTNET_EnableAVX512v2 DOTNET_EnableAVX512v3

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0

finish() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
  echo "$line"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

step_failed() {
  echo "FAILED: $1" >&2
  failed=$((failed + 1))
}

# The sum of one counter over the .trx files of a leg: the element <Counters total="12" executed="12" passed="11" ...>.
counter() {
  grep -ho '<Counters [^>]*>' "$1"/*.trx 2>/dev/null |
    sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

# Says when the processor has nothing that the switch could take away, so that the leg repeats another one.
note_about() {
  [ -r /proc/cpuinfo ] && [ -n "$2" ] || return 0
  grep -qw "$2" /proc/cpuinfo || echo "leg $1: this processor has no $2; the leg runs what another leg runs"
}

run_leg() {
  local leg=$1 switch=$2 flag=$3 ran=0 bad=0 code=0
  echo "== leg $leg${switch:+ ($switch)}"
  note_about "$leg" "$flag"
  env SEEDSCAN_LEG="$leg" ${switch:+"$switch"} \
    dotnet test SeedScan.sln -c Release --no-build --logger trx --results-directory "$results/$leg" || code=$?

  ran=$(counter "$results/$leg" executed)
  bad=$((ran - $(counter "$results/$leg" passed)))
  passed=$((passed + ran - bad))
  failed=$((failed + bad))
  skipped=$((skipped + $(counter "$results/$leg" total) - ran))
  if [ "$ran" -eq 0 ]; then
    step_failed "leg $leg ran no test"
  elif [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    step_failed "leg $leg ended with code $code although no test failed"
  fi
}

mkdir -p "$results"/{default,no-vbmi,no-avx512,no-avx2,scalar}
dotnet restore SeedScan.sln --locked-mode || { step_failed "restore"; finish; }
dotnet build SeedScan.sln -c Release --no-restore -warnaserror || { step_failed "build"; finish; }
dotnet format SeedScan.sln --no-restore --verify-no-changes || step_failed "formatting: run dotnet format"

run_leg default "" ""
run_leg no-vbmi DOTNET_EnableAVX512v2=0 avx512vbmi
run_leg no-avx512 DOTNET_EnableAVX512=0 avx512f
run_leg no-avx2 DOTNET_EnableAVX2=0 avx2
run_leg scalar DOTNET_EnableHWIntrinsic=0 ""
finish
