// Made from src/serving/openapi.json by `npm run api`. Do not edit.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server answers, and with which release */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments with their categories */
        get: operations["listDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what people did
         * @description All events of a batch are stored or none. A batch may be sent again after a lost answer: events with a key are stored once.
         */
        post: operations["recordEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products in pages
         * @description In the order of the index, which is stable: a cursor stays valid when products are added.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The product's photograph */
        get: operations["getProductImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products that look like it, are liked by the same shoppers, or go with it */
        get: operations["listSimilarProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ratings/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How the owner of a history would rate a product */
        post: operations["predictRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recommendations for a history, a user, or nobody in particular */
        post: operations["recommend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a user did */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/products/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a user would rate a product */
        get: operations["predictRatingForUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recommendations from a user's stored history */
        get: operations["recommendForUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Category: {
            name: string;
            products: number;
        };
        Department: {
            categories: components["schemas"]["Category"][];
            name: string;
            products: number;
        };
        /** @description Largest first; products without a department or category are not counted. */
        DepartmentList: {
            departments: components["schemas"]["Department"][];
        };
        /** @description Products that the release does not know are stored all the same. */
        Event: {
            /** @description Idempotency key: of two events of one user with the same key only the first is kept. */
            key?: string;
            kind: components["schemas"]["EventKind"];
            /** @description Where in the list the product was shown; 1 is the first. */
            position?: number;
            product: components["schemas"]["ProductId"];
            /** @description Probability with which the product was shown there. */
            propensity?: number;
            /** @description Of that answer. */
            release?: string;
            /** @description Of the answer that showed the product. */
            request_id?: string;
            /** @description Where it was shown: "feed", "product_page", … */
            surface?: string;
            /**
             * Format: int64
             * @description Unix time in milliseconds; the time of arrival where it is missing or lies in the future.
             */
            time?: number;
            user: components["schemas"]["UserId"];
            /** @description Needed for a `rating`, and then within the release's scale; else a weight, 1 where it is missing. */
            value?: number;
        };
        EventBatch: {
            events: components["schemas"]["Event"][];
        };
        /**
         * @description What a person did. `impression`: was shown, says nothing about taste. `unlike`: takes earlier likes and dislikes of the product back.
         * @enum {string}
         */
        EventKind: "view" | "like" | "dislike" | "unlike" | "basket" | "purchase" | "rating" | "impression";
        EventReceipt: {
            accepted: number;
            /** @description Events whose key had been seen. */
            duplicates: number;
        };
        Evidence: {
            product: components["schemas"]["ProductId"];
            /** @description Of the score. */
            share: number;
            title: string;
        };
        FieldError: {
            /** @description JSON Pointer into the body ("/events/3/kind"), or the parameter's name. */
            field: string;
            message: string;
        };
        Health: {
            products: number;
            /** @description The release that is served. */
            release: string;
            /** @enum {string} */
            status: "ok";
            uptime_seconds: number;
        };
        /** @description Products that the release does not know are ignored. */
        HistoryEvent: {
            kind: components["schemas"]["EventKind"];
            product: components["schemas"]["ProductId"];
            time?: components["schemas"]["UnixMillis"];
            /** @description The rating, of a `rating`: in a request within the release's scale; else a weight, 1 where it is missing. */
            value?: number;
        };
        Price: {
            amount: number;
            /** @description ISO 4217, or empty where the source does not say. */
            currency: string;
        };
        /** @description RFC 9457 problem details. */
        Problem: {
            /** @description For a person: what happened and what to do. */
            detail: string;
            /** @description The fields or parameters at fault. */
            errors?: components["schemas"]["FieldError"][];
            /**
             * Format: uri-reference
             * @description The address that was asked for. Missing where the request could not be read as far as that.
             */
            instance?: string;
            /** @description As the header X-Request-Id. */
            request_id: string;
            status: number;
            title: string;
            /**
             * Format: uri-reference
             * @description Names the kind of problem; stable.
             */
            type: string;
        };
        Product: {
            brand: string;
            /** @description The path from the general to the special; the last is the category. */
            categories: string[];
            colour: string | null;
            /** @description The shop's first division. */
            department: string;
            description: string;
            id: components["schemas"]["ProductId"];
            /** @description Address of the photograph on this server, or null where there is none. */
            image: string | null;
            price: components["schemas"]["Price"] | null;
            rating: components["schemas"]["RatingSummary"] | null;
            /** @description Empty where the source does not say, as are brand, department and description. */
            title: string;
            /** @description The other variants of the product, for example other colours. */
            variants: components["schemas"]["Variant"][];
        };
        /** @description A product's id, as the source data names it; at most 1,024 bytes in UTF-8. */
        ProductId: string;
        ProductPage: {
            /** @description Give it as `cursor` for the next page; null at the end. */
            next_cursor: string | null;
            products: components["schemas"]["Product"][];
            /** @description Products that match, on all pages. */
            total: number;
        };
        RatingPrediction: {
            /** @description false: nothing is known of the person or the product, and the mean of all ratings is given. */
            known: boolean;
            model: string;
            product: components["schemas"]["ProductId"];
            rating: number;
            scale: components["schemas"]["RatingScale"];
            user: components["schemas"]["UserId"] | null;
        };
        RatingRequest: {
            /** @description Counts after the stored history of `user`. */
            history?: components["schemas"]["HistoryEvent"][];
            product: components["schemas"]["ProductId"];
            user?: components["schemas"]["UserId"];
        };
        /** @description The lowest and the highest rating. */
        RatingScale: [
            number,
            number
        ];
        RatingSummary: {
            count: number;
            mean: number;
            /** @description null of a release without a model of ratings: it has no scale. */
            scale: components["schemas"]["RatingScale"] | null;
        };
        Reason: {
            /** @description Events of the history that pulled the product up, largest share first; empty of `popular`. */
            evidence: components["schemas"]["Evidence"][];
            /** @enum {string} */
            kind: "because_you_liked" | "similar_look" | "popular";
            /** @description For people: "Because you liked Linen shirt". */
            text: string;
        };
        Recommendations: {
            items: components["schemas"]["RecommendedProduct"][];
            /** @description The model that ranked the list. */
            model: string;
            release: string;
            /** @description Give it back with the events that follow from this answer. */
            request_id: string;
        };
        RecommendedProduct: {
            position: number;
            product: components["schemas"]["Product"];
            reason: components["schemas"]["Reason"];
            score: number;
        };
        /** @description All fields are optional: with neither `user` nor `history` the answer is what is popular. Unknown fields are ignored. */
        RecommendRequest: {
            category?: string;
            department?: string;
            /** @description Products that must not be recommended. */
            exclude?: components["schemas"]["ProductId"][];
            /** @description Oldest first. Counts after the stored history of `user`. */
            history?: components["schemas"]["HistoryEvent"][];
            /** @default 24 */
            limit?: number;
            user?: components["schemas"]["UserId"];
        };
        /**
         * @description `look`: looks alike. `behaviour`: liked by the same shoppers. `together`: goes with it: as `behaviour`, but from other categories of the same department.
         * @enum {string}
         */
        Relation: "look" | "behaviour" | "together";
        ScoredProduct: {
            product: components["schemas"]["Product"];
            score: number;
        };
        SimilarProducts: {
            /** @description Best first. Empty where the release knows nothing of that relation for the product. */
            items: components["schemas"]["ScoredProduct"][];
            product: components["schemas"]["ProductId"];
            relation: components["schemas"]["Relation"];
        };
        /**
         * Format: int64
         * @description Unix time in milliseconds.
         */
        UnixMillis: number;
        /** @description Newest first, each product once. A person of whom nothing is known has an empty history. */
        UserHistory: {
            history: components["schemas"]["HistoryEvent"][];
            user: components["schemas"]["UserId"];
        };
        /** @description A person's id; any string that the shop chooses of at most 1,024 bytes in UTF-8. */
        UserId: string;
        Variant: {
            colour: string | null;
            id: components["schemas"]["ProductId"];
            /** @description As Product's. */
            image: string | null;
        };
    };
    responses: {
        /** @description Malformed HTTP, a path or query parameter out of its range, or a body that is not JSON in UTF-8. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request's line and headers are larger than 16 KiB. */
        HeadersTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The event could not be stored: the server's disk is full. */
        InsufficientStorage: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of the server. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address exists, the method does not. */
        MethodNotAllowed: {
            headers: {
                /** @description The methods there are. */
                Allow?: string;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such product, image or address. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request did not arrive in time. */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not now: overload, or the state's database cannot be reached. Try again. */
        ServiceUnavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A field of the body is missing, of another type or out of its range; `errors` names it. */
        UnprocessableContent: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body's Content-Type is not application/json. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The request's X-Request-Id if it gave a usable one, else a new one. */
        RequestId: string;
        /** @description Seconds to wait. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    recordEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         {
                 *           "user": "u1",
                 *           "product": "B000MXKC3A",
                 *           "kind": "like",
                 *           "key": "u1-1"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["EventBatch"];
            };
        };
        responses: {
            /** @description Every event is stored: this answer is given after the commit. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventReceipt"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description Only products of this category (the last step of their path). */
                category?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only products of this department. */
                department?: string;
                /** @description Most products to answer with. */
                limit?: number;
                /** @description Words that the title, brand, colour or categories must all hold, whatever their case; the last may be the beginning of a word. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProductImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photograph. */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    ETag?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description The copy that If-None-Match names is still good. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSimilarProducts: {
        parameters: {
            query?: {
                /** @description Most products to answer with. */
                limit?: number;
                relation?: components["schemas"]["Relation"];
            };
            header?: never;
            path: {
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The products. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarProducts"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    predictRating: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product": "B000MXKC3A",
                 *       "history": [
                 *         {
                 *           "product": "B000MXKC3B",
                 *           "kind": "rating",
                 *           "value": 4
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RatingRequest"];
            };
        };
        responses: {
            /** @description The prediction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingPrediction"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    recommend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "u1",
                 *       "history": [
                 *         {
                 *           "product": "B000MXKC3A",
                 *           "kind": "like"
                 *         }
                 *       ],
                 *       "limit": 24
                 *     }
                 */
                "application/json": components["schemas"]["RecommendRequest"];
            };
        };
        responses: {
            /** @description The list; products of the history and of `exclude` are never in it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserHistory"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    predictRatingForUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProductId"];
                user: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The prediction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingPrediction"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    recommendForUser: {
        parameters: {
            query?: {
                /** @description Only products of this category (the last step of their path). */
                category?: string;
                /** @description Only products of this department. */
                department?: string;
                /** @description Most products to answer with. */
                limit?: number;
            };
            header?: never;
            path: {
                user: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list; what is popular for a person of whom nothing is known. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
