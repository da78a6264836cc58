import type { Entity } from '../model/entity.js';

export const circularEntities: Entity[] = [];
