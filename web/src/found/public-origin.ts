import { useServerData } from "@builder.io/qwik";

/** The site's public address, without a slash at its end: what other sites may call it, whatever the request says. */
export function usePublicOrigin(): string {
  return useServerData<string>("origin", "");
}
