/** Filtered ports and a changing network, in network namespaces of our own. Only root on Linux can make those. */
import { describe, expect, it } from 'vitest';
import { canMakeNamespace, makeNamespace, type Namespace } from '../support/namespace.ts';

function inNamespace<Value>(label: string, act: (space: Namespace) => Value): Value {
  const space = makeNamespace(label);
  try {
    return act(space);
  } finally {
    space.remove();
  }
}

const FILTER = [
  'tcp dport 2000-2019 drop',
  'tcp dport 2020 reject with icmp admin-prohibited',
  'tcp dport 2021 reject with icmp host-unreachable',
  'tcp dport 2022 reject with icmp port-unreachable',
  'udp dport 2000-2009 drop',
  'udp dport 2010 reject with icmp admin-prohibited',
];

const withRoot = canMakeNamespace() ? describe : undefined;

withRoot?.('in a network of its own', () => {
  it('silently dropped and prohibited TCP ports are filtered, rejected ones closed, and a dropped listener is not open', () => {
    const lists = inNamespace('drop', (space) => {
      space.filter(...FILTER);
      return space.run('scan-inside.ts', '127.0.0.1', '1990-2030', 'tcp', '1995,2005,2030');
    });
    expect(lists).toEqual({
      open: '1995,2030',
      closed: '1990-1994,1996-1999,2022-2029',
      filtered: '2000-2021',
      'open|filtered': '',
    });
  });

  it('more than 256 silent ports are reported as they are', () => {
    const lists = inNamespace('many', (space) => {
      space.filter('tcp dport 1-600 drop');
      return space.run('scan-inside.ts', '127.0.0.1', '1-1000', 'tcp', '700');
    });
    expect(lists).toEqual({ open: '700', closed: '601-699,701-1000', filtered: '1-600', 'open|filtered': '' });
  });

  it('dropped UDP ports are open or filtered, the others closed', () => {
    const lists = inNamespace('udp', (space) => {
      space.filter(...FILTER);
      return space.run('scan-inside.ts', '127.0.0.1', '1995-2010', 'udp');
    });
    expect(lists).toEqual({ open: '', closed: '1995-1999', filtered: '2010', 'open|filtered': '2000-2009' });
  });

  it('an address of an interface is scanned with itself as the source', () => {
    const lists = inNamespace('own', (space) => {
      space.ip('addr', 'add', '10.99.0.1/32', 'dev', 'lo');
      // Whatever does not come from the scanned address itself would be dropped, and the port not found.
      space.filter('ip daddr 10.99.0.1 ip saddr != 10.99.0.1 drop');
      return space.run('scan-inside.ts', '10.99.0.1', '1-100', 'tcp', '50');
    });
    expect(lists).toEqual({ open: '50', closed: '1-49,51-100', filtered: '', 'open|filtered': '' });
  });

  it('a scan ends when its address leaves the machine, and cannot be started again', () => {
    const end = inNamespace('gone', (space) => {
      space.ip('addr', 'add', '10.99.0.2/32', 'dev', 'lo');
      space.filter('ip daddr 10.99.0.2 drop');
      return space.run('lose-address.ts', '10.99.0.2', 'addr', 'del', '10.99.0.2/32', 'dev', 'lo');
    });
    expect(end).toEqual({ status: 'failed', reason: 'address-gone', open: '', again: 403 });
  });
});

describe('a namespace', () => {
  it('is only made where it can be', () => {
    expect(canMakeNamespace()).toBe(withRoot !== undefined);
  });
});
