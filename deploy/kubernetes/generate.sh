#!/usr/bin/env bash
# Copies the manifests that the build of each server generated; run it after a build that changed them.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
for pair in tenants-api=../../tenants-api/server billing=../../billing/server agent-ui=../../agent-ui; do
  # Where this clone came from is nobody's business.
  grep -v vcs-uri -- "${pair#*=}/target/kubernetes/kubernetes.yml" > "${pair%%=*}.yml"
done
