package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// What `s.elems()` and `s.elem_ords()` give: the units of a string, as strings or as numbers.
public record TextElements(String text, boolean asNumbers) implements Sized, Iterable {

    @Override
    public String type() {
        return "string.elems";
    }

    @Override
    public int length() {
        return text.length();
    }

    /// One unit.
    public Value at(int index) {
        return asNumbers ? Int.of(text.charAt(index)) : new StringValue(text.substring(index, index + 1));
    }

    @Override
    public Cursor iterate() {
        return new Cursor() {
            private int next;

            @Override
            public boolean advance() {
                return next++ < text.length();
            }

            @Override
            public Value current() {
                return at(next - 1);
            }
        };
    }

    @Override
    public void print(Printer out) {
        out.print(new StringValue(text)).append(asNumbers ? ".elem_ords()" : ".elems()");
    }

    /// The code points of a string, as strings or as numbers: `s.codepoints()` and `s.codepoint_ords()`.
    public record CodePoints(String text, boolean asNumbers) implements Iterable {

        @Override
        public String type() {
            return "string.codepoints";
        }

        @Override
        public Cursor iterate() {
            return new Cursor() {
                private int next;
                private int current;

                @Override
                public boolean advance() {
                    if (next >= text.length()) {
                        return false;
                    }
                    int c = text.codePointAt(next);
                    next += Character.charCount(c);
                    current = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? Utf8.REPLACEMENT : c;
                    return true;
                }

                @Override
                public Value current() {
                    return asNumbers ? Int.of(current) : new StringValue(Character.toString(current));
                }
            };
        }

        @Override
        public void print(Printer out) {
            out.print(new StringValue(text)).append(asNumbers ? ".codepoint_ords()" : ".codepoints()");
        }
    }

    /// The numbers of some bytes: `b.elems()`.
    public record Numbers(BytesValue bytes) implements Iterable {

        @Override
        public String type() {
            return "bytes.elems";
        }

        @Override
        public int hash(Budget budget) {
            return Iterable.super.hash(budget);
        }

        @Override
        public Cursor iterate() {
            return new Cursor() {
                private int next;

                @Override
                public boolean advance() {
                    return next++ < bytes.length();
                }

                @Override
                public Value current() {
                    return Int.of(bytes.bytes()[next - 1] & 0xFF);
                }
            };
        }

        @Override
        public void print(Printer out) {
            out.print(bytes).append(".elems()");
        }
    }
}
