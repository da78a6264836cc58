import { type Day, dayOf } from '../basis/day.js';
import { type Fen, ofYuan } from '../basis/money.js';
import { accountNumber, cardNumber, creditCode, districtOf } from '../basis/numbers.js';
import { chosen, happens, hash } from '../basis/random.js';
import { banks, enterpriseName, type TradeName, trades, villageName } from '../reference/names.js';
import type { Region } from '../reference/regions.js';
import type { Account, Payee } from './model.js';
import { person, villageOf } from './people.js';

export interface Enterprise {
  uscc: string;
  name: string;
  trade: TradeName;
  type: string;
  capital: Fen;
  establishedOn: Day;
  address: string;
  phone: string;
  scope: string;
}

const tradeOrder: TradeName[] = [
  'works',
  'supply',
  'service',
  'farm',
  'works',
  'supply',
  'service',
  'farm',
  'works',
  'supply',
];

/** The n-th enterprise of a county: the same one in the register, as payee, and as account holder. */
export function enterprise(county: Region, n: number, year: number): Enterprise {
  const h = hash(county.index, n, 900);
  const trade = tradeOrder[n % tradeOrder.length]!;
  const township = county.townships.length > 0 ? chosen(hash(h, 1), county.townships) : null;
  const place = trade === 'farm' && township ? county.name + township.name : county.name;
  const established = dayOf(`${year - 2 - (hash(h, 2) % 12)}-01-01`) + (hash(h, 3) % 365);
  return {
    uscc: creditCode(trade === 'farm' ? '93' : '91', districtOf(county.index), n),
    name: enterpriseName(hash(h, 4), place, trade),
    trade,
    type: trades[trade].type,
    capital: ofYuan([500_000, 1_000_000, 2_000_000, 3_000_000, 5_000_000, 10_000_000][hash(h, 5) % 6]!),
    establishedOn: established,
    // A number for each, so that no two share an address.
    address: `${county.name}${township?.name ?? ''}${chosen(hash(h, 6), ['振兴路', '人民路', '工业大道', '文化路', '建设路', '迎宾路'])}${n + 1}号`,
    // No telephone number begins with 100.
    phone: `100${String(county.index).padStart(3, '0')}${String(n).padStart(5, '0')}`,
    scope: trades[trade].scope,
  };
}

/** A county's own payees 收款人: first its enterprises, then its village committees, then people paid for work. */
export class Payees {
  readonly enterprises: Payee[] = [];
  readonly byTrade: Record<TradeName, Payee[]> = { works: [], supply: [], service: [], farm: [] };
  readonly collectives: Payee[] = [];
  readonly individuals: Payee[] = [];
  readonly accounts: Account[] = [];
  readonly all: Payee[] = [];
  #next = 0;
  readonly #byWord = new Map<string, Payee[]>();

  constructor(
    private readonly region: Region,
    counts: { enterprises: number; collectives: number; individuals: number },
    year: number,
  ) {
    for (let n = 0; n < counts.enterprises; n++) this.#addEnterprise(n, year);
    if (region.townships.length > 0) for (let n = 0; n < counts.collectives; n++) this.#addCollective(n, year);
    for (let n = 0; n < counts.individuals; n++) this.#addIndividual(n, year);
  }

  /** Adds a payee; its account, if it has one, must be in the books already or is left unknown on purpose. */
  add(payee: Omit<Payee, 'key'>): Payee {
    const added = { ...payee, key: `SK${this.region.six}-${String(++this.#next).padStart(5, '0')}` };
    this.all.push(added);
    return added;
  }

  /** The enterprises of a trade whose name has one of these words; all of the trade if there is none. */
  of(trade: TradeName, words: string): readonly Payee[] {
    const known = this.#byWord.get(words);
    if (known) return known;
    const pattern = new RegExp(words);
    const found = this.byTrade[trade].filter((each) => pattern.test(each.name));
    const list = found.length > 0 ? found : this.byTrade[trade];
    this.#byWord.set(words, list);
    return list;
  }

  #addEnterprise(n: number, year: number): void {
    const { uscc, name, trade, establishedOn } = enterprise(this.region, n, year);
    const account = this.#account('91', n, name, establishedOn + 20, { holderKind: 'enterprise', holderKey: uscc });
    const payee = this.add({ kind: 'enterprise', name, uscc, accountNo: account.no, bank: account.bank });
    this.enterprises.push(payee);
    this.byTrade[trade].push(payee);
  }

  #addCollective(n: number, year: number): void {
    const rural = this.region.townships.filter((township) => township.isRural);
    const townships = rural.length > 0 ? rural : this.region.townships;
    const township = townships[n % townships.length]!;
    // Round after round through the townships, another village each time.
    const village = villageOf(township, Math.floor(n / townships.length));
    const name = `${this.region.name}${township.name}${villageName(village)}村民委员会`;
    const uscc = creditCode('54', districtOf(this.region.index), n);
    const account = this.#account('54', n, name, dayOf(`${year - 4}-03-01`), {
      holderKind: 'enterprise',
      holderKey: uscc,
    });
    this.collectives.push(
      this.add({ kind: 'collective', name, uscc, accountNo: account.no, bank: account.bank, village }),
    );
  }

  #addIndividual(n: number, year: number): void {
    const { name, idNo } = person(this.region, 'payee', n);
    const no = cardNumber(this.region.index, 500_000 + n);
    const bank = bankName(this.region, hash(n, 3));
    this.accounts.push({
      no,
      name,
      bank,
      cnaps: cnaps(this.region, 3),
      region: this.region.code,
      type: '13',
      holderKind: 'individual',
      holderIdNo: idNo,
      medium: 'card',
      openedOn: dayOf(`${year - 5}-05-01`),
    });
    this.individuals.push(this.add({ kind: 'individual', name, idNo, accountNo: no, bank }));
  }

  #account(
    kind: string,
    n: number,
    name: string,
    openedOn: Day,
    holder: Pick<Account, 'holderKind' | 'holderKey'>,
  ): Account {
    const h = hash(this.region.index, n, Number(kind));
    const account: Account = {
      no: accountNumber(this.region.index, kind, n),
      name,
      bank: bankName(this.region, h),
      cnaps: cnaps(this.region, h % 4),
      region: this.region.code,
      type: '13',
      ...holder,
      medium: 'corporate',
      openedOn,
    };
    this.accounts.push(account);
    return account;
  }
}

/** A branch of one of the invented banks. */
export function bankName(region: Region, h: number): string {
  const branch = region.name.replace(/[市县区省]$/, '');
  return `${chosen(h, banks.ordinary)}${branch}${happens(hash(h, 9), 0.3) ? '城关' : ''}支行`;
}

/** A 12-digit bank code of invented banks: class 999 is not assigned. */
export const cnaps = (region: Region, bank: number): string =>
  `999${region.six.slice(0, 4)}${String(bank).padStart(2, '0')}${region.six.slice(3)}`;
