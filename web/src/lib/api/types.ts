/** The API's values under short names; their shapes are generated from the server's contract. */
import type { components } from './schema'

type Schemas = components['schemas']

export type Department = Schemas['Department']
export type EventKind = Schemas['EventKind']
export type HistoryEvent = Schemas['HistoryEvent']
export type Price = Schemas['Price']
export type Problem = Schemas['Problem']
export type Product = Schemas['Product']
export type ProductPage = Schemas['ProductPage']
export type RatingPrediction = Schemas['RatingPrediction']
export type RatingSummary = Schemas['RatingSummary']
export type Reason = Schemas['Reason']
export type Recommendations = Schemas['Recommendations']
export type RecommendRequest = Schemas['RecommendRequest']
export type Relation = Schemas['Relation']
export type ShopEvent = Schemas['Event']
export type SimilarProducts = Schemas['SimilarProducts']
