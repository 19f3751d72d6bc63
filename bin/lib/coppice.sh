# shellcheck shell=bash
# What the scripts of bin/ share. Sourced with $root set to the project's folder.
# Bash as macOS still ships it (3.2) is enough.

# shellcheck source=bin/lib/jdk.sh disable=SC2154 # root is set by the script
. "$root/bin/lib/jdk.sh"

# Runs Maven through the wrapper, in the project's folder, on a JDK that is new enough.
maven() (
    need_jdk
    cd "$root" || exit
    command -v unzip >/dev/null || PATH=$PATH:$root/bin/lib/stand-ins
    exec ./mvnw --batch-mode "$@"
)

# As maven, but shows only what tells somebody how far it is: modules, test classes, problems, totals.
maven_in_brief() (
    set -o pipefail
    need_jdk
    maven "$@" | in_brief
)

in_brief() {
    local line fetched=0 run=0 failures=0 errors=0 skipped=0 tested=
    local module='^\[INFO\] Building (.+) [^ ]+ +\[([0-9]+/[0-9]+)\]$'
    local totals='^\[[A-Z]+\] Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)$'
    while IFS= read -r line; do
        if [[ $line =~ $module ]]; then
            echo "[${BASH_REMATCH[2]}] ${BASH_REMATCH[1]}"
        elif [[ $line =~ $totals ]]; then
            tested=yes
            run=$((run + BASH_REMATCH[1])) failures=$((failures + BASH_REMATCH[2]))
            errors=$((errors + BASH_REMATCH[3])) skipped=$((skipped + BASH_REMATCH[4]))
        else
            case $line in
            '[INFO] Downloaded from '*)
                fetched=$((fetched + 1))
                [ $((fetched % 100)) != 1 ] || echo "      fetching what the build needs (file $fetched)"
                ;;
            '[INFO] Tests run: '*) echo "      ${line#?INFO? }" ;;
            '[INFO] BUILD '* | '[INFO] Total time: '*) echo "${line#?INFO? }" ;;
            '[INFO]'* | '[WARNING] Overwriting '*) ;;
            *) printf '%s\n' "$line" ;;
            esac
        fi
    done
    [ -z "$tested" ] || echo "Tests run: $run, Failures: $failures, Errors: $errors, Skipped: $skipped, in all modules"
}

# explain FILE [ARGUMENT ...]
#
# Prints the file and ends the script if that is what it is asked for, anywhere: nothing needs to be built first.
# What a command among the first arguments does stands in a file beside it: of todo.txt, in todo-check.txt. If a command
# may stand further behind, the program knows.
explain() {
    local about=${1%.txt}
    shift
    while [ -n "${1:-}" ] && [ -e "$about-$1.txt" ]; do
        about=$about-$1
        shift
    done
    local word asked=
    for word in "$@"; do
        case $word in
        -h | --help) asked=yes ;;
        */*) ;;
        *) [ ! -e "$about-$word.txt" ] || return 0 ;;
        esac
    done
    [ -z "$asked" ] || { cat "$about.txt" && exit; }
}

# launch MODULE MAIN-CLASS JVM-FLAGS [ARGUMENT ...]
#
# Becomes the JVM that runs a module's program: signals reach it, and it stands where the user stands.
# Builds the module first if it was never built or if its sources have changed since. More flags are in
# the module's jvm.args, if it has one.
launch() {
    local module=$1 main=$2 flags=$3
    shift 3
    need_jdk
    ! stale "$module" || build "$module" || exit
    local jars=$root/$module/target
    # shellcheck disable=SC2206 # the flags are several words
    local java=("$JAVA_HOME/bin/java" $flags)
    [ ! -e "$root/$module/jvm.args" ] || java+=("@$root/$module/jvm.args")
    local program=(-cp "$jars/coppice-$module.jar:$jars/lib/*" "$main")
    if [ "$jars/start.aot" -nt "$jars/built" ]; then
        # A JVM to which the file says nothing starts as it would without, and without a word.
        java+=("-XX:AOTCache=$jars/start.aot" '-Xlog:aot*=off,cds*=off')
    elif [ -e "$root/$module/start.jsh" ]; then
        remember_start "$jars/start.aot" "$root/$module/start.jsh"
    fi
    exec "${java[@]}" "${program[@]}" "$@"
}

# remember_start FILE SESSION
#
# Has the JVM write down what it loads, links and finds out in a session, which halves the time of every
# later start: once, in the background, when the program that starts now has had its time.
remember_start() {
    local lock=$1.lock
    # Whoever held it for so long was ended.
    find "$lock" -mmin +5 -exec rm -f {} + 2>/dev/null
    (set -C && : >"$lock") 2>/dev/null || return 0
    ( (
        sleep 5
        "${java[@]}" "-XX:AOTCacheOutput=$1.new" "${program[@]}" "$2"
        mv "$1.new" "$1"
        rm -f "$lock"
    ) </dev/null >/dev/null 2>&1 &)
}

stale() {
    local built=$root/$1/target/built
    [ ! -e "$built" ] || [ -n "$(
        cd "$root" && for module in core $(others "$1") "$1"; do
            find pom.xml "$module/pom.xml" "$module/src/main" -newer "$built"
        done | head -n 1
    )" ]
}

# The modules that have a program.
programs="benchmarks conformance examples shell todo"

# The modules that a module's program is made of, besides itself and core.
others() {
    case $1 in
    benchmarks) echo todo ;;
    shell) echo examples ;;
    esac
}

# What the program prints may be read by another program, so the build's own words go to standard error.
build() {
    echo "Building $1: it was never built, or its sources have changed." >&2
    build_begins "$1"
    maven_in_brief --projects "$1" --also-make -Dmaven.test.skip=true package >&2 || return
    build_is_done "$1"
}

# build_begins MODULE ...
#
# A change during the build counts as newer than what is built.
build_begins() {
    local module
    for module in "$@"; do
        mkdir -p "$root/$module/target"
        # Maven copies jars and resources but never takes away those that are no longer used.
        # What is gone must be built again, whatever becomes of this build.
        rm -rf "$root/$module/target/lib" "$root/$module/target/classes" "$root/$module/target/built"
        : >"$root/$module/target/building"
    done
}

build_is_done() {
    local module
    for module in "$@"; do
        mv "$root/$module/target/building" "$root/$module/target/built"
    done
}
