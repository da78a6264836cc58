import {
  and,
  asDate,
  asText,
  defineRule,
  eq,
  inArray,
  literal,
  monitored,
  ne,
  or,
  paid,
  rowsOf,
  type SQL,
  sql,
  validOn,
} from '@qingqu/rules-sdk';

export const entOfficialLink = defineRule({
  id: 'ent-official-link',
  category: 'enterprise',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '公职人员关联企业', en: 'Payee linked to public staff or to who handled the payment' },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条'],
  params: {},
  // No key: a payment, its payee, an enterprise's people and their posts have no column in common.
  find: ({
    select,
    with: using,
    $with,
    payments,
    funds,
    payees,
    enterprises,
    enterprisePersons,
    staffRecords,
    operatorRecords,
  }) => {
    const tie = (tied: { post: SQL; record: SQL; agency: SQL; region: SQL; operator: SQL; from: SQL; to: SQL }) => ({
      linkId: sql<string>`${enterprisePersons.id}`.as('link_id'),
      enterpriseId: sql<string>`${enterprisePersons.enterpriseId}`.as('linked_enterprise'),
      personId: sql<string>`${enterprisePersons.personId}`.as('linked_person'),
      role: sql<string>`${enterprisePersons.role}`.as('linked_role'),
      linkFrom: sql<string>`${enterprisePersons.validFrom}`.as('link_from'),
      linkTo: sql<string>`${enterprisePersons.validTo}`.as('link_to'),
      post: sql<string>`${tied.post}`.as('post'),
      recordId: sql<string>`${tied.record}`.as('record_id'),
      agencyId: sql<string>`${tied.agency}`.as('post_agency'),
      regionCode: sql<string>`${tied.region}`.as('post_region'),
      operatorId: sql<string>`${tied.operator}`.as('post_operator'),
      postFrom: sql<string>`${tied.from}`.as('post_from'),
      postTo: sql<string>`${tied.to}`.as('post_to'),
    });
    const isCooperative = sql`coalesce(contains(${enterprises.type}, '合作社'), false)`;
    // From the registers to the payments: the officials with an enterprise are few. Cadres are seconded to co-operatives.
    const staff = select(
      tie({
        post: sql`${staffRecords.postKind}`,
        record: sql`${staffRecords.id}`,
        agency: sql`${staffRecords.agencyId}`,
        region: sql`${staffRecords.regionCode}`,
        operator: sql`cast(null as uuid)`,
        from: sql`${staffRecords.validFrom}`,
        to: sql`${staffRecords.validTo}`,
      }),
    )
      .from(staffRecords)
      .innerJoin(enterprisePersons, eq(enterprisePersons.personId, staffRecords.personId))
      .leftJoin(enterprises, eq(enterprises.id, enterprisePersons.enterpriseId))
      .where(
        and(
          inArray(staffRecords.postKind, ['civil_servant', 'institution', 'village_cadre']),
          or(ne(staffRecords.postKind, 'village_cadre'), sql`not ${isCooperative}`),
        ),
      );
    const operators = select(
      tie({
        post: literal('operator'),
        record: sql`${operatorRecords.id}`,
        agency: sql`${operatorRecords.agencyId}`,
        region: sql`${operatorRecords.regionCode}`,
        operator: sql`${operatorRecords.operatorId}`,
        from: sql`${operatorRecords.validFrom}`,
        to: sql`${operatorRecords.validTo}`,
      }),
    )
      .from(operatorRecords)
      .innerJoin(enterprisePersons, eq(enterprisePersons.personId, operatorRecords.personId));
    const ties = $with('ties').as(staff.unionAll(operators));
    const handled = sql`coalesce(list_contains([${payments.applicantId}, ${payments.reviewerId}, ${payments.approverId}], ${ties.operatorId}), false)`;
    const isNear = sql`(${ties.regionCode} = ${payments.regionCode} or coalesce(${ties.agencyId} = ${payments.agencyId}, false))`;
    const severity = sql<string>`case when ${ties.post} = 'operator' then 'red' when ${ties.post} = 'village_cadre' then 'yellow' when ${isNear} then 'red' else 'orange' end`;
    const linked = $with('linked').as(
      select({
        paymentId: sql<string>`${payments.id}`.as('payment_id'),
        personId: sql<string>`${ties.personId}`.as('found_person'),
        severity: severity.as('found_severity'),
        role: sql<string>`${ties.role}`.as('found_role'),
        post: sql<string>`${ties.post}`.as('found_post'),
        since: sql<string>`${ties.postFrom}`.as('found_since'),
        linkId: sql<string>`${ties.linkId}`.as('found_link'),
        recordId: sql<string>`${ties.recordId}`.as('found_record'),
        /** The worst of a person's links comes first; of like ones that of who handled the payment. */
        place:
          sql<number>`row_number() over (partition by ${payments.id}, ${ties.personId} order by list_position(['red', 'orange', 'yellow'], ${severity}), ${ties.post} <> 'operator', ${ties.recordId}, ${ties.linkId})`.as(
            'place',
          ),
      })
        .from(ties)
        .innerJoin(payees, eq(payees.partyId, ties.enterpriseId))
        .innerJoin(payments, eq(payments.payeeId, payees.id))
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .where(
          and(
            paid(payments),
            inArray(payments.payeeKind, ['enterprise', 'collective']),
            validOn({ validFrom: ties.linkFrom, validTo: ties.linkTo }, payments.paidOn),
            validOn({ validFrom: ties.postFrom, validTo: ties.postTo }, payments.paidOn),
            or(sql`${ties.post} <> 'operator'`, handled),
          ),
        ),
    );
    return using(ties, linked)
      .select({
        subject: payments.id,
        discriminator: asText(sql`cast(${linked.personId} as varchar)`),
        severity: sql<string>`${linked.severity}`,
        rows: rowsOf(linked.linkId, linked.recordId),
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        payee: payments.payeeOrgName,
        role: asText(sql`${linked.role}`),
        post: asText(sql`${linked.post}`),
        since: asDate(sql`${linked.since}`),
      })
      .from(linked)
      .innerJoin(payments, eq(payments.id, linked.paymentId))
      .where(sql`${linked.place} = 1`);
  },
  message: {
    zh: '{paidOn} 向 {payee} 支付 {amount} 元，该企业的一名代表人、股东或监管人员自 {since} 起同时登记为公职人员、村干部或经办人员，请核实回避和任职情况',
    en: '{amount} yuan paid to {payee} on {paidOn}: one of its representatives, shareholders or supervisors is also registered as public staff, village cadre or operator since {since}; please verify the post and whether it was disclosed',
  },
});
