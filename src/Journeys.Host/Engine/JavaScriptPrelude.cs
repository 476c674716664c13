using Acornima.Ast;
using Jint;

namespace Journeys.Host.Engine;

/// <summary>Removes what is not deterministic, and freezes what remains and what syntax alone can reach.</summary>
internal static class JavaScriptPrelude
{
    // Freezing comes before removing: an error that is caught still leads to a removed constructor.
    public static readonly Prepared<Script> Script = Jint.Engine.PrepareScript("""
        (() => {
          'use strict';
          const kept = ['undefined', 'NaN', 'Infinity', 'Object', 'Array', 'String', 'Number', 'Boolean', 'Math', 'JSON',
            'Map', 'Set', 'isNaN', 'isFinite', 'parseInt', 'parseFloat'];
          const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, preventExtensions } = Reflect;
          const { freeze: freezeOne, create } = Object;
          const global = globalThis;
          const seen = new Set([global]);
          const freeze = root => {
            const waiting = [root];
            while (waiting.length > 0) {
              const o = waiting.pop();
              if ((typeof o !== 'object' && typeof o !== 'function') || o === null || seen.has(o)) continue;
              seen.add(o);
              for (const key of ownKeys(o)) {
                const property = getOwnPropertyDescriptor(o, key);
                waiting.push(property.value, property.get, property.set);
              }
              waiting.push(getPrototypeOf(o));
              freezeOne(o);
            }
          };

          delete Math.random;
          delete Array.fromAsync;
          for (const type of [Object, Array, Number, String, BigInt, Object.getPrototypeOf(Int8Array)])
            for (const name of ['toLocaleString', 'localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase'])
              delete type.prototype[name];
          for (const name of ownKeys(RegExp))
            if (!['length', 'name', 'prototype'].includes(name)) delete RegExp[name];

          const names = Object.getOwnPropertyNames(global);
          freeze(names.filter(name => name !== 'globalThis').map(name => global[name]));
          freeze([function* () {}, async () => {}, async function* () {}, (function* () {})(), [].values(), ''[Symbol.iterator](),
            new Map().entries(), new Set().values(), 'a'.matchAll(/a/g), [].values().map(x => x), (() => {}).constructor,
            Iterator.from({ next() {} })]);
          for (const name of names) if (!kept.includes(name)) delete global[name];

          return {
            empty: () => create(null),
            freeze: root => {
              for (const key of ownKeys(root)) {
                const property = getOwnPropertyDescriptor(root, key);
                freeze([property.value, property.get]);
              }
              freezeOne(root);
            },
          };
        })()
        """, strict: true);
}
