# Shell functions that the launcher of a checkout and the start script of a release share; both read
# this file to find Java.
# shellcheck shell=sh

OLDEST_JAVA=25

# With which flags the server runs. The serial collector takes no thread and less memory from the guests; on
# two cores its longest pauses were no longer than G1's. The flags before it are those of the tests
# (orbwright.jvm in pom.xml). orbwright.bat has them too.
JVM_FLAGS='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xmx2g'

say() {
    printf '%s\n' "$*" >&2
}

# The path of file $1, with links followed.
real() {
    file=$1
    while [ -L "$file" ]; do
        link=$(readlink "$file")
        case $link in
        /*) file=$link ;;
        *) file=$(dirname "$file")/$link ;;
        esac
    done
    printf '%s\n' "$file"
}

# The home of the `java` on the PATH. A version manager's shim is not in its home: ask it.
home_on_path() {
    java=$(command -v java) || return 0
    bin=$(dirname "$(real "$java")")
    if [ -x "$bin/javac" ] || [ -r "$bin/../release" ]; then
        dirname "$bin"
    else
        "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
    fi
}

# The feature release of the $2 (jdk, or jre for either) in folder $1, such as 25; nothing where there
# is none.
feature_release() {
    [ -x "$1/bin/java" ] || return 0
    [ "$2" = jre ] || [ -x "$1/bin/javac" ] || return 0
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
    fi
    version=${version#1.} # 1.8 is 8
    printf '%s\n' "${version%%[!0-9]*}"
}

# Sets JAVA_HOME to the first Java that is new enough: a jdk to build with, or a jre, which every JDK is
# too. Where there is none, says how to get one.
find_java() {
    kind=$1
    too_old=
    for candidate in "${JAVA_HOME:-}" "$(home_on_path)" /usr/lib/jvm/* /opt/* /usr/java/* \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -n "$candidate" ] || continue
        release=$(feature_release "$candidate" "$kind")
        if [ "${release:-0}" -ge "$OLDEST_JAVA" ]; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        elif [ -n "$release" ]; then
            too_old="$too_old
  too old: Java $release in $candidate"
        fi
    done
    case $kind in
    jdk) needed="JDK $OLDEST_JAVA" ;;
    *) needed="Java $OLDEST_JAVA" ;;
    esac
    say "orbwright: no $needed or newer was found, and Orbwright needs one.$too_old
Get one, for example with
  apt-get install openjdk-$OLDEST_JAVA-jdk-headless   Debian, Ubuntu, where their release has it
  apt-get install temurin-$OLDEST_JAVA-jdk            Debian, Ubuntu; see https://adoptium.net/installation/linux/
  brew install --cask temurin@$OLDEST_JAVA           macOS
  sdk install java $OLDEST_JAVA.0.3-tem              anywhere, with https://sdkman.io
or from https://adoptium.net/temurin/releases/?version=$OLDEST_JAVA
and run this again, with JAVA_HOME set where it is in an unusual place."
    return 1
}
