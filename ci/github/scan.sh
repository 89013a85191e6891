#!/usr/bin/env bash
# Scans, writes the reports and the outputs of the step, and ends as the scan did.
set -euo pipefail

output=${INPUT_OUTPUT:-odoo-debt-report}
options=(--no-progress --output "$output/result.json" --output "$output/odoo-debt.sarif" --output "$output/comment.md")
if [[ $output == *$'\n'* ]]; then
  echo "odoo-debt: output: the name of the folder holds a line break" >&2
  exit 2
fi
# The format that knows of steps: it writes the outputs, and the summary where that is wanted.
if [[ ${INPUT_ANNOTATIONS:-true} == true ]]; then
  options+=(--format github)
else
  unset GITHUB_STEP_SUMMARY
  options+=(--output "$output/annotations.github.txt")
fi

diff=${INPUT_DIFF:-}
if [[ $diff == auto ]]; then diff=${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}; fi
# One word each, so that a value which looks like an option is none.
if [[ -n $diff ]]; then options+=("--diff=$diff"); fi
if [[ -n ${INPUT_TO:-} ]]; then options+=("--to=$INPUT_TO"); fi
if [[ -n ${INPUT_FAIL_ON:-} ]]; then options+=("--fail-on=$INPUT_FAIL_ON"); fi
if [[ -n ${INPUT_MIN_READINESS:-} ]]; then options+=("--min-readiness=$INPUT_MIN_READINESS"); fi
if [[ -n ${INPUT_MIN_RATING:-} ]]; then options+=("--min-rating=$INPUT_MIN_RATING"); fi
if [[ -n ${INPUT_BASELINE:-} ]]; then options+=("--baseline=$INPUT_BASELINE"); fi
if [[ -n ${INPUT_CONFIG:-} ]]; then options+=("--config=$INPUT_CONFIG"); fi

mkdir -p "$output"
# A report of an earlier run is none of this one.
rm -f "$output/result.json" "$output/odoo-debt.sarif" "$output/comment.md"

paths=()
while IFS= read -r line; do
  if [[ -n $line ]]; then paths+=("$line"); fi
done <<<"${INPUT_PATHS:-.}"

code=0
odoo-debt scan "${options[@]}" -- "${paths[@]}" || code=$?

{
  echo "exit-code=$code"
  echo "result=$output/result.json"
  echo "sarif=$output/odoo-debt.sarif"
  echo "comment=$output/comment.md"
} >>"$GITHUB_OUTPUT"
exit "$code"
