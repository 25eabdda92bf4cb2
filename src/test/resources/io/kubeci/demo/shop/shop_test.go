package shop

import "testing"

func TestTotal(t *testing.T) {
	if Total(2, 3) != 5 {
		t.Error("Total(2, 3) is not 5")
	}
}
