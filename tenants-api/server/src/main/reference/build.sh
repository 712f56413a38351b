#!/bin/sh
# Brings the program that shows the published description: Redoc, since it is one file that needs nothing from
# elsewhere, shows requests, answers and commands side by side, and is well kept.
# Of its package only that file is served, so it is packed and checked by its hash, without its dependencies.
set -e
cd "$(dirname "$0")"
VERSION=2.5.4
SHA512=33a8d6846d6aa019c7e93166cc99ecb72099f3b1e6398fd4cc39bbf261e262284476557f61c4bda203a8d4d94496724c78bb32c4715edb215ce2c3631d3ac005
PACKED=node_modules/redoc-$VERSION.tgz
TO=../../../target/classes/META-INF/resources/reference
if ! [ -f "$PACKED" ]; then
  mkdir -p node_modules
  npm pack --silent --pack-destination node_modules "redoc@$VERSION" > /dev/null
fi
echo "$SHA512  $PACKED" | sha512sum --check --quiet
mkdir -p "$TO"
tar -xzf "$PACKED" -C "$TO" --strip-components=2 package/bundles/redoc.standalone.js package/bundles/redoc.standalone.js.LICENSE.txt
