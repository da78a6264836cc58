/** What a desk shows when it is opened: six questions in one operation. */
export const dashboard = `{
  byMonth: paymentStats(groupBy: [MONTH]) { month count sumAmount }
  byCounty: paymentStats(groupBy: [COUNTY], first: 20) { countyName count sumAmount }
  byFund: paymentStats(groupBy: [FUND]) { fundName count sumAmount }
  byCategory: warningStats(groupBy: [CATEGORY]) { category count }
  bySeverity: warningStats(groupBy: [SEVERITY]) { severity count }
  byState: warningStats(groupBy: [STATE]) { state count }
}`;
