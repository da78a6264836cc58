import {
  and,
  asDate,
  asMoney,
  asNumber,
  asText,
  defineRule,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  max,
  or,
  param,
  type SQL,
  sql,
  validOn,
} from '@qingqu/rules-sdk';

export const personAssets = defineRule({
  id: 'person-assets',
  category: 'individual',
  subject: 'household',
  severity: 'yellow',
  timeClass: 'D',
  title: {
    zh: '购车、购房、办企业的户领取贫困补贴',
    en: 'Household with a car, a flat or a business draws poverty subsidies',
  },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条'],
  params: {
    vehicle: param.money('50000.00', { zh: '乘用车价格', en: 'Price of a passenger vehicle' }),
    houses: param.integer(1, 'count', { zh: '商品房套数', en: 'Number of commercial houses' }, { min: 1 }),
    capital: param.money('100000.00', { zh: '企业注册资本', en: 'Registered capital of an enterprise' }),
    shareBp: param.integer(
      2500,
      'count',
      { zh: '持股比例（万分之一）', en: 'Share held, in basis points' },
      { min: 1, max: 10_000 },
    ),
  },
  // No key: members leave one household and enter another, and their lines and assets go with them.
  find: (
    {
      select,
      with: using,
      $with,
      subsidyLines,
      programmes,
      households,
      householdMembers,
      vehicleRecords,
      houseRecords,
      enterprisePersons,
      enterprises,
    },
    { vehicle, houses, capital, shareBp },
  ) => {
    const holding = (assets: { kind: string; person: SQL; asset: SQL; from: SQL; to: SQL; value: SQL }) => ({
      kind: sql<string>`${sql.raw(`'${assets.kind}'`)}`.as('asset_kind'),
      ownerId: sql<string>`${assets.person}`.as('owner_id'),
      assetId: sql<string>`${assets.asset}`.as('asset_id'),
      heldFrom: sql<string>`${assets.from}`.as('held_from'),
      /** The first day on which it is no longer held. */
      heldUntil: sql<string>`${assets.to}`.as('held_until'),
      valueFen: sql<bigint>`${assets.value}`.as('value_fen'),
    });
    const vehicles = select(
      holding({
        kind: 'vehicle',
        person: sql`${vehicleRecords.personId}`,
        asset: sql`${vehicleRecords.id}`,
        from: sql`${vehicleRecords.registeredOn}`,
        to: sql`${vehicleRecords.deregisteredOn}`,
        value: sql`${vehicleRecords.priceFen}`,
      }),
    )
      .from(vehicleRecords)
      .where(and(eq(vehicleRecords.kind, 'passenger'), gte(vehicleRecords.priceFen, vehicle)));
    const flats = select(
      holding({
        kind: 'house',
        person: sql`${houseRecords.personId}`,
        asset: sql`${houseRecords.id}`,
        from: sql`${houseRecords.acquiredOn}`,
        to: sql`${houseRecords.disposedOn}`,
        value: sql`cast(null as bigint)`,
      }),
    )
      .from(houseRecords)
      .where(eq(houseRecords.kind, 'commercial'));
    const businesses = select(
      holding({
        kind: 'business',
        person: sql`${enterprisePersons.personId}`,
        asset: sql`${enterprises.id}`,
        from: sql`${enterprisePersons.validFrom}`,
        to: sql`${enterprisePersons.validTo} + 1`,
        value: sql`${enterprises.regCapitalFen}`,
      }),
    )
      .from(enterprisePersons)
      .innerJoin(
        enterprises,
        and(
          eq(enterprises.id, enterprisePersons.enterpriseId),
          gte(enterprises.regCapitalFen, capital),
          sql`not coalesce(contains(${enterprises.type}, '合作社'), false)`,
        ),
      )
      .where(or(eq(enterprisePersons.role, 'legal_rep'), gte(enterprisePersons.shareBp, shareBp)));
    const holdings = $with('holdings').as(vehicles.unionAll(flats).unionAll(businesses));
    // From the assets to the households, few of millions, and only then to what these were paid.
    const held = $with('held').as(
      select({
        householdId: householdMembers.householdId,
        validFrom: householdMembers.validFrom,
        validTo: householdMembers.validTo,
        kind: holdings.kind,
        assetId: holdings.assetId,
        heldFrom: holdings.heldFrom,
        heldUntil: holdings.heldUntil,
        valueFen: holdings.valueFen,
      })
        .from(holdings)
        .innerJoin(householdMembers, eq(householdMembers.personId, holdings.ownerId))
        .innerJoin(
          households,
          and(eq(households.id, householdMembers.householdId), inArray(households.status, ['poor', 'lifted'])),
        ),
    );
    const drawn = $with('drawn').as(
      select({
        householdId: sql<string>`${householdMembers.householdId}`.as('drawn_household'),
        lastOn: asDate(max(subsidyLines.paidOn)).as('last_on'),
      })
        .from(householdMembers)
        .innerJoin(
          subsidyLines,
          and(eq(subsidyLines.personId, householdMembers.personId), eq(subsidyLines.status, 'success')),
        )
        .innerJoin(programmes, and(eq(programmes.id, subsidyLines.programmeId), programmes.poorOnly))
        .where(
          and(
            inArray(householdMembers.householdId, select({ id: held.householdId }).from(held)),
            validOn(householdMembers, subsidyLines.paidOn),
          ),
        )
        .groupBy(householdMembers.householdId),
    );
    const assetCount = sql`count(distinct ${held.assetId})`;
    return using(holdings, held, drawn)
      .select({
        subject: sql<string>`${drawn.householdId}`,
        discriminator: asText(sql`${held.kind}`),
        rows: sql<string[]>`list(distinct ${held.assetId})`,
        lastOn: asDate(sql`${drawn.lastOn}`),
        assets: asNumber(assetCount),
        since: asDate(sql`min(${held.heldFrom})`),
        value: asMoney(sql`max(${held.valueFen})`),
      })
      .from(drawn)
      .innerJoin(held, eq(held.householdId, drawn.householdId))
      .where(
        and(
          validOn(held, drawn.lastOn),
          or(isNull(held.heldFrom), lte(held.heldFrom, drawn.lastOn)),
          or(isNull(held.heldUntil), gt(held.heldUntil, drawn.lastOn)),
        ),
      )
      .groupBy(drawn.householdId, drawn.lastOn, held.kind)
      .having(or(sql`${held.kind} <> 'house'`, gte(assetCount, houses)));
  },
  message: {
    zh: '该户于 {lastOn} 领取限贫困户的补贴时，登记有 {assets} 项超过限额的资产（车辆、商品房或企业），自 {since} 起，请核实资产归属和识别情况',
    en: 'When the household drew a subsidy for the poor on {lastOn}, {assets} assets above the limits (vehicles, flats or enterprises) stood in its name since {since}; please verify whose they are and its standing',
  },
});
