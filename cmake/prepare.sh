# Sourced by ./run and ./test: installs what is missing and configures a build folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

die() {
    echo "jingluo: $*" >&2
    exit 1
}

# Asks dpkg about all packages at once: a second start must not cost seconds.
install_missing() {
    local wanted installed missing=()
    mapfile -t wanted < <(grep -v '^#' "$root/packages.txt" | grep .)
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii //p') || true
    for package in "${wanted[@]}"; do
        grep -qx -- "$package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    echo "jingluo: installing ${missing[*]}" >&2
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "these Debian packages are missing and there is no sudo to install them: ${missing[*]}"
        as_root=(sudo)
    fi
    install_now() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2; }
    # The package lists may be stale or absent; fetch them only when the first try fails.
    install_now || { "${as_root[@]}" apt-get update -qq >&2 && install_now; } || die "the packages could not be installed; see above"
}

# configure FOLDER CMAKE-OPTION...: once; CMake runs itself again when its files change.
configure() {
    local folder=$1
    shift
    [ -f "$folder/build.ninja" ] && return
    local launcher=()
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    cmake -S "$root" -B "$folder" -G Ninja "${launcher[@]}" "$@" >&2 || die "CMake could not configure $folder; see above"
}
