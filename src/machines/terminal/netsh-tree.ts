/** The contexts and commands of netsh that this PC has, as a tree of words: what may follow what. */
export interface NetshNode {
  readonly [word: string]: NetshNode | NetshLeaf;
}

/** A command at the end of a branch. */
export type NetshLeaf = 'show-profile' | 'set-profile' | 'add' | 'delete' | 'set' | 'show' | 'interface';

export const PROFILE_WORDS = [
  'allprofiles',
  'currentprofile',
  'domainprofile',
  'privateprofile',
  'publicprofile',
] as const;
export type ProfileWord = (typeof PROFILE_WORDS)[number];

const forEachProfile = (leaf: NetshLeaf): NetshNode => Object.fromEntries(PROFILE_WORDS.map((word) => [word, leaf]));

const INTERFACE: NetshNode = { show: { addresses: 'interface', config: 'interface' } };

export const NETSH_TREE: NetshNode = {
  advfirewall: {
    firewall: {
      add: { rule: 'add' },
      delete: { rule: 'delete' },
      set: { rule: 'set' },
      show: { rule: 'show' },
    },
    set: forEachProfile('set-profile'),
    show: forEachProfile('show-profile'),
  },
  interface: { ip: INTERFACE, ipv4: INTERFACE },
};

export interface NetshPlace {
  /** How many words led here. */
  readonly depth: number;
  readonly at: NetshNode | NetshLeaf;
}

/** How far the words lead into the tree. */
export function walkNetsh(words: readonly string[]): NetshPlace {
  let at: NetshNode | NetshLeaf = NETSH_TREE;
  let depth = 0;
  while (typeof at !== 'string') {
    const word: string | undefined = words[depth]?.toLowerCase();
    const next: NetshNode | NetshLeaf | undefined =
      word !== undefined && Object.hasOwn(at, word) ? at[word] : undefined;
    if (next === undefined) break;
    at = next;
    depth += 1;
  }
  return { depth, at };
}
