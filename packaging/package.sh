#!/bin/sh
# Makes a release of what is built: target/release/orbwright-VERSION/, and archives of it. Called by
# ./orbwright package, which builds first. What is in a release, and why: docs/packaging.md.
#
#   package.sh HOME   JAVA_HOME is the JDK to do it with
set -eu

home=$1
shift
if [ $# -gt 0 ]; then
    printf 'orbwright: package takes no arguments, and was given: %s\n' "$*" >&2
    exit 2
fi
here=$home/packaging
built=$home/server/target

# Keys and settings of whoever makes the release have no part in it.
clean() {
    env -i PATH="$PATH" HOME="${HOME:-/}" JAVA_HOME="$JAVA_HOME" TMPDIR="${TMPDIR:-/tmp}" "$@"
}

step() {
    printf '%s\n' "Packaging: $*"
}

fail() {
    printf 'orbwright: the release was not made: %s\n' "$*" >&2
    exit 1
}

version=$("$JAVA_HOME/bin/java" -jar "$built/orbwright-server.jar" --version)
name=orbwright-${version#* }
releases=$home/target/release
release=$releases/$name
work=$(mktemp -d "${TMPDIR:-/tmp}/orbwright package.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

step "copying into target/release/$name"
rm -rf "$releases"
mkdir -p "$release/lib" "$release/saves" "$release/demos" "$release/npcs"
cp "$built/orbwright-server.jar" "$release/"
# What the jar names, and nothing that an earlier build left behind. The manifest folds its lines.
(cd "$work" && "$JAVA_HOME/bin/jar" --extract --file "$release/orbwright-server.jar" META-INF/MANIFEST.MF)
tr -d '\r' <"$work/META-INF/MANIFEST.MF" |
    awk '/^ / { line = line substr($0, 2); next } { print line; line = $0 } END { print line }' |
    sed -n 's/^Class-Path: //p' | tr ' ' '\n' >"$work/libraries"
[ -s "$work/libraries" ] || fail "the server's jar names no libraries"
while IFS= read -r library; do
    cp "$built/$library" "$release/lib/"
done <"$work/libraries"
cp "$here/launch.sh" "$release/lib/"
cp "$here/orbwright" "$here/orbwright.bat" "$here/Dockerfile" "$home/LICENSE" "$release/"
cp "$here/dockerignore" "$release/.dockerignore"
sed "s/@VERSION@/${version#* }/g" "$here/README.md" >"$release/README.md"
cp "$home/saves/README.md" "$release/saves/"
cp "$home"/demos/README.md "$home"/demos/*.json "$release/demos/"
cp "$home"/npcs/*.json "$release/npcs/"
chmod 755 "$release/orbwright"

step "the libraries' licences"
mkdir "$release/licences"
"$JAVA_HOME/bin/java" "$here/Notices.java" "$release/lib" "$release/licences" >"$work/notices"
{
    echo '# Libraries'
    echo
    echo 'What each is under, as far as Orbwright names it itself; the table of the others is their own notices,'
    echo 'in the folders beside this file.'
    echo
    awk '/^## What runs/ { on = 1 } /^## What tests/ { on = 0 } on' "$home/docs/dependencies.md" |
        sed 's/](\([^)h][^)]*\))/]/g'
    echo '## All files'
    echo
    sed -n 's/^\(.*\): [0-9]*$/- \1/p' "$work/notices"
} >"$release/licences/README.md"
# The cache names the jars with their times, in seconds; archives keep them to two seconds.
find "$release" -exec env TZ=UTC touch -t 202601010000.00 {} +

step "the cache for a fast start (a world is made and its demo is played)"
clean "$release/orbwright" warm || fail "its cache could not be made"
for language in js python; do
    [ -s "$release/lib/orbwright-worker-$language.aot" ] || fail "the cache of its $language workers is missing"
done

step "trying it out, from a copy in $work"
cp -Rp "$release" "$work/a copy"
clean ORBWRIGHT_JAVA_OPTS=-XX:AOTMode=on "$work/a copy/orbwright" --version >/dev/null ||
    fail "the cache does not fit a copy"
clean "$JAVA_HOME/bin/java" "$here/StartTimes.java" --runs 1 "$work/a copy/orbwright" ||
    fail "the server does not start from a copy"
clean "$work/a copy/orbwright" demo --speed max --exit --port 0 >"$work/demo.log" 2>&1 || {
    cat "$work/demo.log" >&2
    fail "its demo fails"
}
tail -n 1 "$work/demo.log"
rm -rf "$work/a copy"

step "$name.tar.gz"
tar -C "$releases" -czf "$releases/$name.tar.gz" "$name"
# For Windows, where this machine's cache fits no JVM.
step "$name.zip"
(
    cd "$releases"
    find "$name" -type f ! -name 'orbwright.aot*' ! -name 'orbwright-worker-*.aot' >"$work/files"
    "$JAVA_HOME/bin/jar" --create --no-manifest --file "$name.zip" "@$work/files"
)
step "done"
(cd "$releases" && du -sh "$name" "$name.tar.gz" "$name.zip")
