#!/bin/sh
# Installs the sandboxes of others that `./orbwright bench sandbox` measures beside ours, into
# node_modules here; their versions are pinned in package-lock.json. Needs Node 18 or newer with npm;
# where there is no prebuilt isolated-vm for this machine, a C++ compiler too.
set -eu
cd "$(dirname "$0")"
command -v npm >/dev/null || {
    echo "install.sh: there is no npm; install Node 18 or newer, for example with apt-get install nodejs npm" >&2
    exit 1
}
npm ci --no-audit --no-fund
node --no-node-snapshot -e "require('isolated-vm')" || {
    echo "install.sh: isolated-vm was not built for $(node --version); npm rebuild isolated-vm says why" >&2
    exit 1
}
