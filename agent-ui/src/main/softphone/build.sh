#!/bin/sh
# Bundles the softphone (no argument) or runs its tests (`test`). Packages are fetched only when the
# lock file is newer than what is there.
set -e
cd "$(dirname "$0")"
if ! cmp -s package-lock.json node_modules/.alo-lock; then
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.alo-lock
fi
npm run --silent "${1:-build}"
