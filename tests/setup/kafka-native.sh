#!/usr/bin/env bash
# Makes Confluent.Kafka restore and run where the package feed lacks its native half, librdkafka.redist: a local package of that name
# under artifacts/ leads to the system's librdkafka. Where the feed has the real package, nothing is made. --no-install installs nothing.
# Directory.Build.props looks for the folder; without it (the quick start needs none of this) restores are as everywhere.
set -euo pipefail
cd "$(dirname "$0")/../.."
feed=artifacts/nuget
install=yes
[ "${1:-}" = --no-install ] && install=no

# Header, compiler, and two consumers that nobody here wrote.
packages=""
[ -e /usr/include/librdkafka/rdkafka.h ] || packages="$packages librdkafka-dev"
command -v gcc >/dev/null || packages="$packages gcc"
[ -e /usr/include/stdint.h ] || packages="$packages libc6-dev"
command -v kcat >/dev/null || packages="$packages kcat"
/usr/bin/python3 -c "import confluent_kafka" 2>/dev/null || packages="$packages python3-confluent-kafka"
if [ -n "$packages" ]; then
  if [ "$install" = yes ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing with apt-get:$packages"
    # shellcheck disable=SC2086 # a list of packages
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null || echo "$packages: not installed."
  else
    echo "$packages: not installed; what needs it is skipped or fails by name."
  fi
fi

version=$(sed -n 's/.*Include="Confluent.Kafka" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
package=$feed/librdkafka.redist.$version.nupkg
[ -e "$package" ] && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="librdkafka.redist" Version="[$version]" /></ItemGroup>
</Project>
XML
if dotnet restore "$work/probe.csproj" -v quiet >/dev/null 2>&1; then
  rm -rf "$feed"
  exit 0
fi

if [ ! -e /usr/include/librdkafka/rdkafka.h ] || ! command -v gcc >/dev/null || [ "$(uname -m)" != x86_64 ]; then
  echo "The feed has no librdkafka.redist $version, and librdkafka-dev and gcc on linux-x64 are not here to stand in: projects that use Kafka do not restore." >&2
  exit 1
fi

echo "The feed has no librdkafka.redist $version: packing one into $feed that leads to the system's librdkafka."
native=$work/package/runtimes/linux-x64/native
mkdir -p "$native" "$work/package/lib/netstandard2.0"
touch "$work/package/lib/netstandard2.0/_._"
# Named in full, and needed though it is not called: what is loaded through this library is looked for behind it.
gcc -O2 -shared -fPIC -o "$native/librdkafka.so" tests/setup/librdkafka-shim.c -Wl,--no-as-needed -l:librdkafka.so.1
cat > "$work/package/README.md" <<TEXT
Made by tests/setup/kafka-native.sh on this machine: no librdkafka, but a way to the one that the system has. Not for redistribution.
TEXT
cat > "$work/package/librdkafka.redist.nuspec" <<XML
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>librdkafka.redist</id>
    <version>$version</version>
    <authors>kafka-native.sh</authors>
    <description>Leads to the librdkafka of this machine.</description>
    <readme>README.md</readme>
  </metadata>
</package>
XML
mkdir -p "$feed"
/usr/bin/python3 - "$work/package" "$package" <<'PYTHON'
import pathlib, sys, zipfile
root, package = map(pathlib.Path, sys.argv[1:])
with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        archive.write(file, file.relative_to(root))
PYTHON
