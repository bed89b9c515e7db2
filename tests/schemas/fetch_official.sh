#!/bin/sh
# Put the official schemas of TMX and XLIFF, as Debian's packages carry them, into the folder named.
# They stay out of the repository; the tests that need them are skipped where they were not fetched.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq php-symfony-translation omegat 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cp usr/share/php/Symfony/Component/Translation/Resources/schemas/*.xsd "$folder"
python3 -m zipfile -e usr/share/omegat/OmegaT.jar jar
cp jar/schemas/tmx14.dtd "$folder"
