#!/bin/bash
# install-asterisk.sh ROOT
#
# Lays a private Asterisk 22 under ROOT: unprivileged, with its own libc and loader, so that the
# machine's dpkg, apt and libraries stay as they are. Debian 12 has no asterisk, newer suites of the
# same mirror have one; the mirror is the one with which the machine's apt is configured.
#
# ROOT/asterisk is the program. A copy is kept in ${ALO_CACHE:-~/.cache/alo}/asterisk-22, from which
# later installations are taken (a mirror's suites move). A ROOT that is complete is left alone. An
# Asterisk of another version is refused wherever it comes from: the dialplan is proven with 22 only.
#
# Environment: ALO_CACHE (cache folder), ALO_DEBIAN_MIRROR (instead of apt's own),
# ALO_DEBIAN_SUITES (suites to try in order; default "forky sid").
set -euo pipefail
umask 022

ROOT=$(realpath -m "${1:?usage: install-asterisk.sh ROOT}")
CACHE=$(realpath -m "${ALO_CACHE:-$HOME/.cache/alo}/asterisk-22")
SUITES=${ALO_DEBIAN_SUITES:-forky sid}

say() { echo "install-asterisk: $*"; }
fail() { echo "install-asterisk: $*" >&2; exit 1; }
complete() { [ -x "$1/asterisk" ] && [ -e "$1/.complete" ]; }
require_22() { # ROOT
  local version
  version=$("$1/asterisk" -V 2> /dev/null | head -n 1) || true
  case $version in
    "Asterisk 22."*) ;;
    *) fail "expected an Asterisk 22 in $1, but it is ${version:-nothing that runs}; remove it" ;;
  esac
}
copy() { rm -rf "$2.part"; mkdir -p "$(dirname "$2")"; cp -a "$1" "$2.part"; rm -rf "$2"; mv "$2.part" "$2"; }

if complete "$ROOT"; then require_22 "$ROOT"; say "already in $ROOT"; exit 0; fi
if complete "$CACHE"; then require_22 "$CACHE"; copy "$CACHE" "$ROOT"; say "taken from $CACHE"; exit 0; fi

for tool in apt-get dpkg-deb tar xargs; do
  command -v $tool > /dev/null || fail "needs $tool (a Debian machine), which is not here"
done
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r $KEYRING ] || fail "needs the package debian-archive-keyring, which is not installed"
MIRROR=${ALO_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' \
  | grep '/debian/*$' | sort -u | head -n 1)}
[ -n "$MIRROR" ] || fail "apt knows no Debian mirror; set ALO_DEBIAN_MIRROR"
ARCH=$(dpkg --print-architecture)

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
mkdir -p "$WORK"/{etc/apt.conf.d,etc/preferences.d,state/lists/partial,cache/archives/partial}
: > "$WORK/status"
# Check-Valid-Until: a mirror that is a copy may be past its date; the signature is still checked.
APT=(-q -o Dir::Etc="$WORK/etc" -o Dir::State="$WORK/state" -o Dir::State::status="$WORK/status"
  -o Dir::Cache="$WORK/cache" -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false
  -o Acquire::Retries=3 -o APT::Install-Recommends=false -o APT::Sandbox::User=root
  -o APT::Architecture="$ARCH" -o APT::Architectures="$ARCH")
PACKAGES=(asterisk asterisk-core-sounds-en-wav asterisk-moh-opsound-wav)

fetched=
for suite in $SUITES; do
  say "fetching from suite $suite"
  echo "deb [signed-by=$KEYRING] $MIRROR $suite main" > "$WORK/etc/sources.list"
  if apt-get "${APT[@]}" update > "$WORK/log" 2>&1 \
    && apt-get "${APT[@]}" -y --download-only install "${PACKAGES[@]}" >> "$WORK/log" 2>&1; then
    version=$(dpkg-deb -f "$WORK"/cache/archives/asterisk_*.deb Version)
    case $version in
      *:22.* | 22.*) fetched=$suite; break ;;
    esac
    echo "its asterisk is $version, and no 22" >> "$WORK/log"
    say "suite $suite has asterisk $version, which is no 22"
    rm -f "$WORK"/cache/archives/*.deb
  fi
done
[ -n "$fetched" ] || { tail -n 5 "$WORK/log" >&2; fail "no suite of ($SUITES) has an Asterisk 22"; }

say "unpacking"
PART=$ROOT.part
rm -rf "$PART"
mkdir -p "$PART"
cd "$WORK/cache/archives"
# Only maintainer scripts' tools: nothing that asterisk or its modules link to.
rm -f adduser_* base-passwd_* debconf_* passwd_* login.defs_* libpam-* gnupg* gpg* dirmngr_* \
  pinentry-* perl-base_* pci.ids_* tzdata_* libsnmp-base_* libsensors-config_* libsemanage* \
  libdebconfclient0_*
for deb in *.deb; do
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$PART" --no-same-owner --exclude=./usr/share/doc \
    --exclude=./usr/share/man --exclude=./usr/share/locale --exclude=./usr/share/perl \
    --exclude=./usr/share/alsa
done
# dpkg's alternatives link, missing after a bare extraction
ln -sfn en_US_f_Allison "$PART/usr/share/asterisk/sounds/en"
cat > "$PART/asterisk" <<'WRAPPER'
#!/bin/sh
# Runs this folder's asterisk with this folder's loader and libraries.
R=$(dirname "$(readlink -f "$0")")
L=$(dirname "$(ls "$R"/usr/lib/*/ld-linux-*.so.* | head -n 1)")
exec "$L"/ld-linux-*.so.* --argv0 asterisk --library-path "$L" "$R/usr/sbin/asterisk" "$@"
WRAPPER
chmod +x "$PART/asterisk"
require_22 "$PART"
touch "$PART/.complete"
rm -rf "$ROOT"
mv "$PART" "$ROOT"
if [ "$ROOT" != "$CACHE" ]; then copy "$ROOT" "$CACHE"; fi
say "done: $ROOT"
