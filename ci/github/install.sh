#!/usr/bin/env bash
# Installs one version of odoo-debt from npm into a folder of the runner, with install scripts switched off, and puts it on the PATH.
set -euo pipefail

version=${WANTED:-$(node -p 'require(process.argv[1]).version' "$ACTION/package.json")}
# Only a version: a tag, a URL or a folder would name other code.
if [[ ! $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "odoo-debt: version: $version is no version such as 1.2.3" >&2
  exit 2
fi
folder=$RUNNER_TEMP/odoo-debt
mkdir -p "$folder"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --no-save "odoo-debt@$version"
echo "$folder/node_modules/.bin" >>"$GITHUB_PATH"
