# shellcheck shell=bash
# What scripts/run and scripts/test share. Sourced with `set -euo pipefail` on, from the root of the project.

say() { printf '\n== %s\n' "$*"; }

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 2
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

# need_packages PACKAGE...: installs Debian packages, or says in one sentence what somebody has to install.
need_packages() {
    may_install || die "please have these Debian packages installed, this account may not: apt-get install $*"
    say "Installing from Debian: $*"
    as_root apt-get -q update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
}

is_new_enough() {
    command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

can_make_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Debian's own Python first: it is built with optimizations that one built by hand often lacks, and a fifth faster.
find_python() {
    local check name
    for check in can_make_environments true; do
        for name in /usr/bin/python3.1{1,2,3} python3.1{1,2,3} python3; do
            if is_new_enough "$name" && "$check" "$name"; then
                command -v "$name"
                return
            fi
        done
    done
    return 1
}

make_environment() {
    local python
    python=$(find_python) || { need_packages python3 python3-venv && python=$(find_python); } ||
        die "Haimu needs Python 3.11 or newer, and Debian has none here."
    can_make_environments "$python" || need_packages python3-venv
    say "Making a virtual environment in .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

# prepare_environment run|dev: .venv with Haimu in it; quick when setup.cfg has not changed since the last time.
prepare_environment() {
    local kind=$1 what=.
    .venv/bin/python -c '' 2>/dev/null || make_environment
    local stamp=.venv/installed-$kind
    local state
    state=$(cat setup.cfg <(.venv/bin/python --version) <(pwd) | sha256sum)
    [ "$(cat .venv/installed-dev 2>/dev/null)" != "$state" ] || return 0
    [ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || return 0
    [ "$kind" = run ] || what=".[$kind]"
    say "Installing Haimu and the Python packages it needs (some minutes the first time)"
    .venv/bin/python -m pip install --disable-pip-version-check --progress-bar off -e "$what" |
        { grep -E --line-buffered '^(Collecting|Building|Installing|Successfully)' || true; }
    printf '%s\n' "$state" >"$stamp"
}
