;; Adds rows of a matrix to a sum, each times its value. Four numbers are added at once, and eight rows at a time, so that the sum is read
;; and written an eighth as often. `weighted-rows.ts` calls it; `npm run build:rows` writes `add-rows.json` anew.
(module
  ;; Shared, so that several threads may add rows of one matrix, each to a sum of its own.
  (memory (import "rows" "memory") 1 65536 shared)
  ;; Addresses and the length of the sum are in bytes, and `count` is a multiple of eight. A length that is no multiple of sixteen is rounded
  ;; up, so there is room to spare behind the sum and behind the last row.
  (func (export "addRows")
    (param $sum i32) (param $length i32) (param $places i32) (param $values i32) (param $count i32)
    (local $i i32) (local $end i32)
    (local $a i32) (local $b i32) (local $c i32) (local $d i32)
    (local $e i32) (local $f i32) (local $g i32) (local $h i32)
    (local $va v128) (local $vb v128) (local $vc v128) (local $vd v128)
    (local $ve v128) (local $vf v128) (local $vg v128) (local $vh v128)
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $places) (local.get $end)))
        (local.set $a (i32.load (local.get $places)))
        (local.set $b (i32.load offset=4 (local.get $places)))
        (local.set $c (i32.load offset=8 (local.get $places)))
        (local.set $d (i32.load offset=12 (local.get $places)))
        (local.set $e (i32.load offset=16 (local.get $places)))
        (local.set $f (i32.load offset=20 (local.get $places)))
        (local.set $g (i32.load offset=24 (local.get $places)))
        (local.set $h (i32.load offset=28 (local.get $places)))
        (local.set $va (v128.load32_splat (local.get $values)))
        (local.set $vb (v128.load32_splat offset=4 (local.get $values)))
        (local.set $vc (v128.load32_splat offset=8 (local.get $values)))
        (local.set $vd (v128.load32_splat offset=12 (local.get $values)))
        (local.set $ve (v128.load32_splat offset=16 (local.get $values)))
        (local.set $vf (v128.load32_splat offset=20 (local.get $values)))
        (local.set $vg (v128.load32_splat offset=24 (local.get $values)))
        (local.set $vh (v128.load32_splat offset=28 (local.get $values)))
        (local.set $i (i32.const 0))
        (loop $numbers
          (v128.store (i32.add (local.get $sum) (local.get $i))
            (f32x4.add
              (f32x4.add
                (v128.load (i32.add (local.get $sum) (local.get $i)))
                (f32x4.add
                  (f32x4.add
                    (f32x4.mul (local.get $va) (v128.load (i32.add (local.get $a) (local.get $i))))
                    (f32x4.mul (local.get $vb) (v128.load (i32.add (local.get $b) (local.get $i)))))
                  (f32x4.add
                    (f32x4.mul (local.get $vc) (v128.load (i32.add (local.get $c) (local.get $i))))
                    (f32x4.mul (local.get $vd) (v128.load (i32.add (local.get $d) (local.get $i)))))))
              (f32x4.add
                (f32x4.add
                  (f32x4.mul (local.get $ve) (v128.load (i32.add (local.get $e) (local.get $i))))
                  (f32x4.mul (local.get $vf) (v128.load (i32.add (local.get $f) (local.get $i)))))
                (f32x4.add
                  (f32x4.mul (local.get $vg) (v128.load (i32.add (local.get $g) (local.get $i))))
                  (f32x4.mul (local.get $vh) (v128.load (i32.add (local.get $h) (local.get $i))))))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br_if $numbers (i32.lt_u (local.get $i) (local.get $length))))
        (local.set $places (i32.add (local.get $places) (i32.const 32)))
        (local.set $values (i32.add (local.get $values) (i32.const 32)))
        (br $rows))))
  ;; Four bytes with signs as numbers.
  (func $four (param $at i32) (result v128)
    (f32x4.convert_i32x4_s
      (i32x4.extend_low_i16x8_s
        (i16x8.extend_low_i8x16_s (v128.load32_zero (local.get $at))))))
  ;; The same for rows of bytes.
  (func (export "addByteRows")
    (param $sum i32) (param $length i32) (param $places i32) (param $values i32) (param $count i32)
    (local $i i32) (local $at i32) (local $end i32)
    (local $a i32) (local $b i32) (local $c i32) (local $d i32)
    (local $e i32) (local $f i32) (local $g i32) (local $h i32)
    (local $va v128) (local $vb v128) (local $vc v128) (local $vd v128)
    (local $ve v128) (local $vf v128) (local $vg v128) (local $vh v128)
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $places) (local.get $end)))
        (local.set $a (i32.load (local.get $places)))
        (local.set $b (i32.load offset=4 (local.get $places)))
        (local.set $c (i32.load offset=8 (local.get $places)))
        (local.set $d (i32.load offset=12 (local.get $places)))
        (local.set $e (i32.load offset=16 (local.get $places)))
        (local.set $f (i32.load offset=20 (local.get $places)))
        (local.set $g (i32.load offset=24 (local.get $places)))
        (local.set $h (i32.load offset=28 (local.get $places)))
        (local.set $va (v128.load32_splat (local.get $values)))
        (local.set $vb (v128.load32_splat offset=4 (local.get $values)))
        (local.set $vc (v128.load32_splat offset=8 (local.get $values)))
        (local.set $vd (v128.load32_splat offset=12 (local.get $values)))
        (local.set $ve (v128.load32_splat offset=16 (local.get $values)))
        (local.set $vf (v128.load32_splat offset=20 (local.get $values)))
        (local.set $vg (v128.load32_splat offset=24 (local.get $values)))
        (local.set $vh (v128.load32_splat offset=28 (local.get $values)))
        (local.set $i (i32.const 0))
        (local.set $at (i32.const 0))
        (loop $numbers
          (v128.store (i32.add (local.get $sum) (local.get $i))
            (f32x4.add
              (f32x4.add
                (v128.load (i32.add (local.get $sum) (local.get $i)))
                (f32x4.add
                  (f32x4.add
                    (f32x4.mul (local.get $va) (call $four (i32.add (local.get $a) (local.get $at))))
                    (f32x4.mul (local.get $vb) (call $four (i32.add (local.get $b) (local.get $at)))))
                  (f32x4.add
                    (f32x4.mul (local.get $vc) (call $four (i32.add (local.get $c) (local.get $at))))
                    (f32x4.mul (local.get $vd) (call $four (i32.add (local.get $d) (local.get $at)))))))
              (f32x4.add
                (f32x4.add
                  (f32x4.mul (local.get $ve) (call $four (i32.add (local.get $e) (local.get $at))))
                  (f32x4.mul (local.get $vf) (call $four (i32.add (local.get $f) (local.get $at)))))
                (f32x4.add
                  (f32x4.mul (local.get $vg) (call $four (i32.add (local.get $g) (local.get $at))))
                  (f32x4.mul (local.get $vh) (call $four (i32.add (local.get $h) (local.get $at))))))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br_if $numbers (i32.lt_u (local.get $i) (local.get $length))))
        (local.set $places (i32.add (local.get $places) (i32.const 32)))
        (local.set $values (i32.add (local.get $values) (i32.const 32)))
        (br $rows)))))
