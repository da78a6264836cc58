import type { Entity } from '../model/entity.js';

export const assessmentEntities: Entity[] = [];
