#!/bin/sh
# Fetches the vendored libraries again from the npm registry and checks them.
# To take another version: change version and sha256 here and in README.md. Needs npm, tar, and sha256sum or shasum.
set -eu
cd "$(dirname "$0")"
command -v npm >/dev/null || {
    echo "refresh: npm is needed to fetch from its registry; it comes with Node.js." >&2
    exit 1
}
if command -v sha256sum >/dev/null; then sums=sha256sum; else sums="shasum -a 256"; fi
version=4.8.4
sha256=771c3872e7d9bf81020615fda67ef0fd2aa61fcaf1990100714a46fa2c39f8a1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm pack --silent --pack-destination "$folder" "socket.io-client@$version" >/dev/null
tar -xzf "$folder/socket.io-client-$version.tgz" -C "$folder"
echo "$sha256  $folder/package/dist/socket.io.esm.min.js" | $sums -c -
cp "$folder/package/dist/socket.io.esm.min.js" socket.io.esm.min.js
