# Shared by ./run and ./test: system packages, Python and .venv. Sourced by a POSIX shell, never run.
#
# The caller sets `root` (the checkout). A finished set-up leaves .venv/ld-desktop.stamp; one that
# was cut off leaves .venv/ld-desktop.busy and is done over from an empty .venv. A start that finds
# the right stamp changes nothing and asks no package manager.
# Messages in Dutch first, then English: whoever sets up need not read both.
# shellcheck shell=sh disable=SC2034,SC2154  # `root` comes from the caller, who uses the lists below

venv=$root/.venv
stamp=$venv/ld-desktop.stamp
busy=$venv/ld-desktop.busy
tab=$(printf '\t')

# What Qt loads, by the name the linker knows: package names differ between Debian and Ubuntu releases.
QT_LIBRARIES='libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3'
# What a real screen and a printer need besides; without the middle two Qt wrongly blames the first.
SCREEN_LIBRARIES='libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libcups.so.2 libcups2'
WAYLAND_LIBRARIES='libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1'
# Independent readers that the tests hold against our own output.
TEST_COMMANDS='pdftoppm poppler-utils
age age
openssl openssl'

say() { printf '%s\n' "$@" >&2; }

refuse() {
    say "$@"
    exit 2
}

# --- System packages -----------------------------------------------------------------------------

missing_libraries() { # prints the packages of those lines (library package) that the linker misses
    known=$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null) || return 0
    printf '%s\n' "$1" | while read -r library package; do
        case $known in *"$tab$library "*) ;; *) printf '%s ' "$package" ;; esac
    done
}

missing_commands() { # prints the packages of those lines (command package) that are not on the PATH
    printf '%s\n' "$1" | while read -r program package; do
        command -v "$program" >/dev/null 2>&1 || printf '%s ' "$package"
    done
}

missing_font() { # without any font every letter on the screen is an empty box
    for font in /usr/share/fonts/*/*/*.[to]tf /usr/local/share/fonts/*.[to]tf "$HOME"/.local/share/fonts/*.[to]tf; do
        [ -e "$font" ] && return
    done
    printf 'fonts-dejavu-core '
}

missing_python() { # prints the packages when no Python is new enough and able to make a .venv
    find_python >/dev/null && return
    old=$(command -v python3 || true)
    if [ -n "$old" ] && suits "$old" version; then
        release=$("$old" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        case $("$old" -c 'import os, sys; print(os.path.realpath(sys.executable))') in
            /usr/bin/*) printf 'python%s-venv ' "$release" ;;
            *) printf 'python3 python3-venv ' ;;
        esac
    else
        printf 'python3 python3-venv '
    fi
}

install_packages() { # installs what is named in "$@", or tells the one command and stops
    [ $# -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        refuse "Deze systeempakketten ontbreken (namen van Debian): $*" \
            "Installeer ze met de pakketbeheerder van uw systeem en probeer het dan opnieuw." \
            "These system packages are missing (Debian's names): $*" \
            "Install them with your system's package manager and try again."
    elif [ "$(id -u)" -eq 0 ]; then
        apt_install "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        apt_install "$@"
    else
        become='su -c'
        command -v sudo >/dev/null 2>&1 && become='sudo sh -c'
        refuse "Er ontbreken systeempakketten. Geef eerst deze ene opdracht en probeer het dan opnieuw:" \
            "System packages are missing. Give this one command first and then try again:" "" \
            "    $become 'apt-get update && apt-get install -y --no-install-recommends $*'" ""
    fi
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

apt_install() {
    say "Systeempakketten installeren / installing system packages: $*"
    as_root apt-get -q update >&2 || say "apt-get update mislukte; ik probeer het met de oude lijsten." \
        "apt-get update failed; trying with the old lists."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends "$@" >&2 ||
        refuse "De systeempakketten konden niet worden geïnstalleerd: $*" \
            "Kijk hierboven wat apt-get zegt, herstel dat en probeer het opnieuw." \
            "The system packages could not be installed; see what apt-get says above and try again."
}

# --- Python --------------------------------------------------------------------------------------

suits() { # $1: a Python; $2: `version` to ask for its version only
    "$1" - "${2:-whole}" >/dev/null 2>&1 <<'EOF'
import sys
if not (3, 11) <= sys.version_info[:2] < (3, 15):
    sys.exit(1)
if sys.argv[1] == "whole":
    import ctypes, ensurepip, ssl, venv
EOF
}

find_python() { # prints the first Python that is new enough and can make a .venv
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[1-4]*/bin/python3; do
        found=$(command -v "$candidate" 2>/dev/null) || continue
        suits "$found" && { printf '%s\n' "$found"; return 0; }
    done
    return 1
}

# --- .venv ---------------------------------------------------------------------------------------

wanted() { # $1: the lock. What a .venv made from it in this place would have in its stamp
    # shellcheck disable=SC2046  # the checksum and a dash, to be split
    set -- $(cat "$root/$1" "$root/pyproject.toml" | sha256sum) "$1"
    printf '%s %s %s\n' "$3" "$1" "$root"
}

ready() { # $@: locks of which one must be installed, whole, here, with a Python that still works
    [ -f "$stamp" ] && [ ! -e "$busy" ] && [ -x "$venv/bin/ld-desktop" ] || return 1
    read -r have <"$stamp" || return 1
    for lock in "$@"; do
        if [ "$have" = "$(wanted "$lock")" ]; then
            "$venv/bin/python" -c '' 2>/dev/null
            return
        fi
    done
    return 1
}

usable() { # a .venv made here, whole enough for pip to mend; its scripts name the place they were made for
    [ ! -e "$busy" ] && suits "$venv/bin/python" version && "$venv/bin/python" -m pip --version >/dev/null 2>&1 &&
        head -n 2 "$venv/bin/pip" | grep -qF "$venv/bin/python"
}

make_venv() { # a .venv that works: the one there is, or a new one
    if [ -e "$venv" ] && ! usable; then
        say "De .venv is niet af of is verplaatst; ik maak hem opnieuw. / The .venv is unfinished or was moved; making it anew."
        rm -rf "$venv" || return
    fi
    mkdir -p "$venv" && : >"$busy" || return
    [ -x "$venv/bin/pip" ] || "$python" -m venv "$venv"
}

pip_install() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-deps "$@" >&2; }

install_lock() { # $1: the lock
    say "Programma klaarzetten in .venv (eenmalig, ongeveer een minuut) / setting up .venv (once, about a minute)"
    target=$(wanted "$1")
    rm -f "$stamp"
    if make_venv && pip_from_lock "$1" && pip_install --no-build-isolation --no-index --editable "$root" &&
        [ -x "$venv/bin/ld-desktop" ] && printf '%s\n' "$target" >"$stamp.new" && mv "$stamp.new" "$stamp"; then
        rm -f "$busy"
    else
        refuse "Het klaarzetten is niet gelukt; er is niets half achtergebleven dat kwaad kan: de volgende start begint opnieuw." \
            "Kijk hierboven wat er mis ging (netwerk? volle schijf?) en probeer het opnieuw." \
            "The set-up failed; see above (network? disk full?) and try again: the next start begins anew."
    fi
}

pip_from_lock() { # pip itself first: the lock holds it, and it should not replace itself half-way
    awk '/^[^ #]/ { keep = /^pip==/ } keep' "$root/$1" >"$venv/pip.lock"
    pip_install --require-hashes --only-binary :all: --requirement "$venv/pip.lock" &&
        pip_install --require-hashes --only-binary :all: --requirement "$root/$1"
}

# --- The whole -----------------------------------------------------------------------------------

one_at_a_time() { # a second start waits for the first; the lock goes when this process ends
    command -v flock >/dev/null 2>&1 || return 0
    exec 9<"$root/pyproject.toml"
    flock -n 9 && return
    say "Een andere start is bezig met klaarzetten; even wachten. / Another start is setting up; waiting."
    flock 9
}

set_up() { # $1: packages that are missing; then the locks that will do, the one to install first
    packages=$1
    shift
    [ -z "$packages" ] && ready "$@" && return
    one_at_a_time
    ready "$@" || packages="$packages$(missing_python)"
    # shellcheck disable=SC2086  # a list of names, to be split
    install_packages $packages
    if ! ready "$@"; then
        python=$(find_python) || refuse "Er is geen Python 3.11 of nieuwer te vinden, ook niet na installatie." \
            "Gebruik Debian 12 of nieuwer (Ubuntu 24.04 of nieuwer), of installeer Python 3.11 of nieuwer." \
            "No Python 3.11 or newer was found, not even after installing: use Debian 12 or newer, or install one."
        install_lock "$1"
    fi
    exec 9<&-
}
