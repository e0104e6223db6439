/** What package-lock.json has to be for `npm ci` to install what was reviewed and nothing else. Pure: no network. */

/** Of `package.json`, what is looked at here. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** Who may run install scripts, and who was looked at and may not. */
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly lockfileVersion?: number;
  /** By path in node_modules; the project itself under "". */
  readonly packages?: Readonly<Record<string, LockedPackage>>;
}

export interface Judged {
  /** Sentences; none for a lockfile that can be installed from. */
  readonly problems: readonly string[];
  readonly packageCount: number;
  /** Optional packages of systems that neither CI nor a deployment has, which the lockfile cannot vouch for. */
  readonly unsealed: readonly string[];
}

const LOCKFILE_VERSION = 3; // npm 7 and later: every package with its hash in one list
const INTEGRITY = /^sha512-[A-Za-z0-9+/]{86}==$/;
const EXACT_VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
/** `git+ssh:`, `https:`, `file:`, `npm:`, `owner/repository`: anything but a range of versions or a tag. */
const NOT_FROM_REGISTRY = /[:/]/;
/** What CI and the machines that build and deploy run on. */
const OUR_PROCESSORS = ["x64", "arm64"];

/** Judges a lockfile with the manifest it belongs to. */
export function judge(lockfile: Lockfile, manifest: Manifest): Judged {
  const { "": root = {}, ...installed } = lockfile.packages ?? {};
  const packages = Object.entries(installed);
  const unsealed = packages.filter(([, entry]) => entry.integrity === undefined && isForOthers(entry));
  const problems = [
    ...(lockfile.lockfileVersion === LOCKFILE_VERSION ? [] : [`lockfileVersion is not ${LOCKFILE_VERSION}`]),
    ...(packages.length === 0 ? ["the lockfile names no package"] : []),
    ...problemsOfManifest(manifest, root),
    ...packages.flatMap(([path, entry]) => problemsOf(path, entry, manifest.allowScripts ?? {})),
    ...staleAllowances(installed, manifest.allowScripts ?? {}),
  ];
  return { problems, packageCount: packages.length, unsealed: unsealed.map(([path]) => nameOf(path)) };
}

/** Versions are exact, and those that were locked. */
function problemsOfManifest(manifest: Manifest, root: LockedPackage): string[] {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  const locked = { ...root.dependencies, ...root.devDependencies };
  const loose = Object.entries(wanted)
    .filter(([, version]) => !EXACT_VERSION.test(version))
    .map(([name, version]) => `package.json: ${name} is "${version}", not one exact version`);
  const names = new Set([...Object.keys(wanted), ...Object.keys(locked)]);
  const differing = [...names]
    .filter((name) => wanted[name] !== locked[name])
    .map(
      (name) =>
        `${name} is ${wanted[name] ?? "absent"} in package.json and ${locked[name] ?? "absent"} in the lockfile`,
    );
  return [...loose, ...differing];
}

function problemsOf(
  path: string,
  entry: LockedPackage,
  allowed: Readonly<Record<string, boolean>>,
): string[] {
  const name = nameOf(path);
  const problems: string[] = [];
  if (entry.link) problems.push(`${path} is a link to a folder`);
  // Packages of the registry name no download address here (.npmrc), so whatever does comes from elsewhere.
  if (entry.resolved !== undefined)
    problems.push(`${path} comes from ${entry.resolved}, not by name from the registry`);
  if (entry.version === undefined) problems.push(`${path} has no version`);
  if (entry.integrity === undefined ? !isForOthers(entry) : !INTEGRITY.test(entry.integrity))
    problems.push(`${path} has no SHA-512 of what is to be installed`);
  if (entry.hasInstallScript && !Object.hasOwn(allowed, name))
    problems.push(`${path} runs a script when installed, and allowScripts says nothing of ${name}`);
  const needs = { ...entry.dependencies, ...entry.optionalDependencies };
  for (const [needed, range] of Object.entries(needs))
    if (NOT_FROM_REGISTRY.test(range)) problems.push(`${path} needs ${needed} from ${range}`);
  return problems;
}

/** A permission that nobody needs any more waits for whoever takes the name. */
function staleAllowances(
  installed: Readonly<Record<string, LockedPackage>>,
  allowed: Readonly<Record<string, boolean>>,
): string[] {
  const scripted = new Set(
    Object.entries(installed).flatMap(([path, entry]) => (entry.hasInstallScript ? [nameOf(path)] : [])),
  );
  return Object.keys(allowed)
    .filter((name) => !scripted.has(name))
    .map((name) => `allowScripts names ${name}, which runs no script`);
}

/** True for an optional package of a system that is not ours: npm does not install it there. */
function isForOthers({ optional, os, cpu, libc }: LockedPackage): boolean {
  if (!optional) return false;
  const runsHere =
    (os?.includes("linux") ?? true) &&
    (libc?.includes("glibc") ?? true) &&
    (cpu?.some((name) => OUR_PROCESSORS.includes(name)) ?? true);
  return !runsHere;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}
