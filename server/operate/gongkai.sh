#!/bin/sh
# The command line of Gongkai: ./gongkai --help
exec "$(dirname "$0")/node_modules/.bin/node" "$(dirname "$0")/server/cli.ts" "$@"
