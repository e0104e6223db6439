#!/bin/sh
# Ends workerd together with the Node process that started it, even when that one is killed outright: a runtime
# left behind would go on owning the objects while the next start opens the same files.
if command -v setpriv >/dev/null 2>&1 && setpriv --pdeathsig KILL true 2>/dev/null; then
  exec setpriv --pdeathsig KILL "$WORKERD_BINARY" "$@"
fi
exec "$WORKERD_BINARY" "$@"
