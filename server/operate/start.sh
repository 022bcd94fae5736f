#!/bin/sh
# Starts Gongkai from the folder it was unpacked into; settings are taken from the environment (README.md).
cd "$(dirname "$0")" || exit 1
PATH="$PWD/node_modules/.bin:$PATH"
node server/check-node.mjs && node seeds/load.ts && exec node --max-semi-space-size=16 --heap-growing-percent=100 server/main.ts
