# Sourced by ./run and ./test from the repository's root: the program, ready to run, in publish/app.
#   publish_app   builds it only when its sources changed

# Names, sizes and times of everything that the program is made of; quick enough to ask at every start.
sources_stamp() {
  find src catalogue Directory.*.props .editorconfig \
    \( -name bin -o -name obj -o -name node_modules -o -path src/Web/wwwroot \) -prune -o \
    -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum
}

missing() { # Vietnamese, English
  printf '%s\n%s\n' "$1" "$2" >&2
  return 1
}

publish_app() {
  local stamp
  stamp=$(sources_stamp)
  if [[ -f publish/stamp && $(<publish/stamp) == "$stamp" ]]; then return 0; fi

  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    missing "Cần .NET SDK 10: cài từ https://dotnet.microsoft.com/download rồi chạy lại." \
      ".NET SDK 10 is needed: install it from https://dotnet.microsoft.com/download and run again." || return
  fi
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    missing "Cần Node.js 20 trở lên kèm npm (chỉ để dựng giao diện): cài rồi chạy lại." \
      "Node.js 20 or newer with npm is needed (only to build the style sheet): install it and run again." || return
  fi

  echo "Đang dựng chương trình… / Building…" >&2
  rm -rf publish/next
  # The analyzers have their say in ./test; here they would only take time.
  dotnet publish src/Web/Web.csproj -c Release -o publish/next -v q --nologo -p:RunAnalyzers=false >&2 || return
  # A running program keeps its own files: the folder is exchanged, not written into.
  rm -rf publish/app
  mv publish/next publish/app
  printf '%s' "$stamp" >publish/stamp
}
