import { describe, expect, it } from '@jest/globals';
import { feeds } from '../feeds/index.js';
import { aliasesOf, aliasTables, knownNames } from './aliases.js';
import { headerKey } from './source-header.js';

describe('known names of columns', () => {
  it('there is a table for every feed, of its own columns only', () => {
    expect(Object.keys(aliasTables).sort()).toEqual([...feeds.keys()].sort());
    for (const [name, table] of Object.entries(aliasTables))
      for (const header of Object.keys(table))
        expect([name, header, feeds.get(name)!.column(header)?.header]).toEqual([name, header, header]);
  });

  it('a name stands for one column of its feed', () => {
    for (const feed of feeds.values()) {
      const seen = new Map<string, string>();
      for (const [header, names] of knownNames(feed))
        for (const name of [header, ...names]) {
          const key = headerKey(name);
          expect([feed.name, name, seen.get(key) ?? header]).toEqual([feed.name, name, header]);
          seen.set(key, header);
        }
      expect(aliasesOf(feed).size).toBe(seen.size);
    }
  });

  it.each([
    ['payment', 'PAY_APP_ID', 'key'],
    ['payment', 'PAY_APP_NO', 'application_no'],
    ['payment', 'PAY_CERT_NO', 'voucher_no'],
    ['payment', 'MOF_DIV_CODE', 'region_code'],
    ['payment', 'BGT_ID', 'indicator_key'],
    ['payment', 'PLAN_ID', 'plan_key'],
    ['payment', 'CONTRACT_NO', 'contract_no'],
    ['payment', 'SET_MODE_CODE', 'settlement_code'],
    ['payment', 'PAY_BUS_TYPE_CODE', 'business_type'],
    ['payment', 'CREATE_DATE', 'applied_at'],
    ['payment', 'XPAY_DATE', 'paid_on'],
    ['payment', 'ACT_LQD_DATE', 'cleared_on'],
    ['payment', 'PAY_APP_AMT', 'amount'],
    ['payment', 'USE_DES', 'purpose'],
    ['payment', 'PAY_ACCT_NO', 'payer_account_no'],
    ['payment', 'PAYEE_ACCT_NO', 'payee_account_no'],
    ['payment', 'PAYEE_ACCT_NAME', 'payee_name'],
    ['payment', 'XPAYEE_ACCT_NO', 'actual_payee_account_no'],
    ['payment', 'AGENT_BUSINESS_NO', 'bank_serial'],
    ['payment', '收款人名称', 'payee_name'],
    ['payment_line', 'PAY_DETAIL_ID', 'key'],
    ['payment_line', 'PER_NAME', 'name'],
    ['payment_line', 'IDEN_NO', 'id_no'],
    ['payment_line', 'UNIFSOC_CRED_CODE', 'uscc'],
    ['payment_line', 'TOWN_CODE', 'township_code'],
    ['payment_line', 'VILLAGE_CODE', 'village_code'],
    ['payment_line', 'PAY_MONTH', 'pay_month'],
    ['indicator', 'BGT_ID', 'key'],
    ['indicator', 'SOURCE_TYPE_CODE', 'source'],
    ['indicator', 'ORI_BGT_ID', 'origin_indicator_key'],
    ['indicator', 'EXP_FUNC_CODE', 'func_code'],
    ['indicator', 'TP_FUNC_CODE', 'tp_func_code'],
    ['indicator', 'PRO_CODE', 'project_key'],
    ['indicator', 'AMOUNT', 'amount'],
    ['indicator_doc', 'COR_BGT_DOC_NO', 'doc_no'],
    ['indicator_doc', 'DOC_DATE', 'issued_on'],
    ['indicator_doc', 'SUP_BGT_DOC_NO', 'superior_doc_no'],
    ['indicator_adjustment', 'ADJ_BATCH_NO', 'batch_no'],
    ['allocation', 'REC_DIV_CODE', 'to_region_code'],
    ['plan', 'PLAN_ID', 'key'],
    ['plan', 'PLAN_VOUCHER_NO', 'plan_no'],
    ['plan', 'PLAN_MONTH', 'month'],
    ['plan', 'PLAN_APP_AMT', 'applied'],
    ['plan', 'PLAN_AMT', 'amount'],
    ['agency', 'AGENCY_CODE', 'key'],
  ])('of %s, %s is %s', (feed, name, header) => expect(aliasesOf(feeds.get(feed)!).get(headerKey(name))).toBe(header));
});
