import { AssessmentResolver, AssessmentSchemeResolver } from './assessment-resolver.js';
import { BulkResolver } from './bulk-resolver.js';
import { CaseResolver } from './case-resolver.js';
import { CaseRouteResolver, WarningRouteResolver } from './case-route-resolver.js';
import { CircularResolver } from './circular-resolver.js';
import { ClockResolver } from './clock-resolver.js';
import { ColleaguesResolver } from './colleagues-resolver.js';
import { CorrectionResolver } from './correction-resolver.js';
import { ExchangeResolver } from './exchange-resolver.js';
import { InspectionResolver } from './inspection-resolver.js';
import { InterviewResolver } from './interview-resolver.js';
import { LedgerResolver } from './ledger-resolver.js';
import { MonthResolver } from './month-resolver.js';
import { OffersResolver } from './offers-resolver.js';
import { OfficesResolver } from './offices-resolver.js';
import { OrderResolver } from './order-resolver.js';
import { PerformanceResolver } from './performance-resolver.js';
import { RectificationResolver } from './rectification-resolver.js';
import { VerdictResolver } from './verdict-resolver.js';

/** The resolvers of casework. */
export const caseworkResolvers: readonly (new () => object)[] = [
  CaseResolver,
  RectificationResolver,
  CaseRouteResolver,
  WarningRouteResolver,
  VerdictResolver,
  OrderResolver,
  InspectionResolver,
  InterviewResolver,
  CircularResolver,
  CorrectionResolver,
  ClockResolver,
  ExchangeResolver,
  OfficesResolver,
  AssessmentResolver,
  AssessmentSchemeResolver,
  PerformanceResolver,
  MonthResolver,
  LedgerResolver,
  OffersResolver,
  BulkResolver,
  ColleaguesResolver,
];
