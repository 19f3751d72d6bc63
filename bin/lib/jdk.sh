# shellcheck shell=bash
# Finding a JDK. Sourced by the scripts of bin/.

# The first version of Java that Coppice compiles and runs on.
java_needed=25

# Prints the home of a JDK that is new enough: JAVA_HOME's, else that of the javac on the PATH, else the
# oldest in the usual folders, which is the nearest to the one the build is tested on. Fails when there is none.
find_jdk() {
    local home
    for home in "${JAVA_HOME:-}" "$(jdk_home_on_path)" "$(oldest_jdk_in_usual_folders)"; do
        jdk_new_enough "$home" && printf '%s\n' "$home" && return
    done
    return 1
}

# Exports JAVA_HOME, or says in one line what to do and ends the script.
need_jdk() {
    local home
    if home=$(find_jdk); then
        JAVA_HOME=$home
        export JAVA_HOME
    else
        echo "Coppice needs a JDK $java_needed or newer (with javac) and finds none: install one, for instance from https://adoptium.net, or set JAVA_HOME to its folder." >&2
        exit 1
    fi
}

jdk_new_enough() {
    [ "$(jdk_version "$1")" -ge "$java_needed" ]
}

# Prints the feature version (25) of the JDK in a folder; 0 for anything else, a JRE included.
jdk_version() {
    local version=0
    if [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release")
    fi
    echo "${version:-0}"
}

jdk_home_on_path() {
    local javac
    javac=$(command -v javac) || return
    javac=$(readlink -f "$javac" 2>/dev/null || echo "$javac")
    dirname "$(dirname "$javac")"
}

oldest_jdk_in_usual_folders() {
    local home oldest=
    for home in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* /opt/jdk/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.gradle/jdks/* \
        "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
        if jdk_new_enough "$home"; then
            if [ -z "$oldest" ] || [ "$(jdk_version "$home")" -lt "$(jdk_version "$oldest")" ]; then
                oldest=$home
            fi
        fi
    done
    printf '%s\n' "$oldest"
}
