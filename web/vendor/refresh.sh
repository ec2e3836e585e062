#!/bin/sh
# Fetches the vendored libraries again from the npm registry, bundles what is more than one file, and checks the results.
# To take another version of socket.io: change version and checksum here and in README.md. Of CodeMirror: change
# codemirror/package.json, run npm install --package-lock-only in codemirror/, run this, and take the checksum that it
# prints. Needs npm, tar, and sha256sum or shasum.
set -eu
cd "$(dirname "$0")"
command -v npm >/dev/null || {
    echo "refresh: npm is needed to fetch from its registry; it comes with Node.js." >&2
    exit 1
}
if command -v sha256sum >/dev/null; then sums=sha256sum; else sums="shasum -a 256"; fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

version=4.8.4
sha256=771c3872e7d9bf81020615fda67ef0fd2aa61fcaf1990100714a46fa2c39f8a1
npm pack --silent --pack-destination "$folder" "socket.io-client@$version" >/dev/null
tar -xzf "$folder/socket.io-client-$version.tgz" -C "$folder"
echo "$sha256  $folder/package/dist/socket.io.esm.min.js" | $sums -c -
cp "$folder/package/dist/socket.io.esm.min.js" socket.io.esm.min.js

# CodeMirror is two dozen packages; the browser gets one file. The versions of all of them are in package-lock.json.
sha256=1ef285a597820bae4557c7eb1c3697b8589c5316335537a6992a7fb3800d42b3
mkdir "$folder/codemirror"
cp codemirror/package.json codemirror/package-lock.json codemirror/entry.js "$folder/codemirror/"
(
    cd "$folder/codemirror"
    npm ci --silent --ignore-scripts --no-audit --no-fund
    node_modules/.bin/esbuild entry.js --bundle --format=esm --minify --target=es2022 --charset=ascii --legal-comments=none \
        --log-level=warning "--banner:js=/*! CodeMirror 6, (c) Marijn Haverbeke and others, MIT: see codemirror.LICENSE.txt */" \
        --outfile=codemirror.min.js
)
$sums "$folder/codemirror/codemirror.min.js"
echo "$sha256  $folder/codemirror/codemirror.min.js" | $sums -c -
cp "$folder/codemirror/codemirror.min.js" codemirror.min.js
cp "$folder/codemirror/node_modules/@codemirror/view/LICENSE" codemirror.LICENSE.txt
