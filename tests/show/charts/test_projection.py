"""From degrees to pixels."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.charts.label import Labels
from reportedly.show.charts.projection import choose_points, clip_ring, find_middle, fit_view, measure_angle, thin_line

points = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@given(st.lists(points, min_size=1, max_size=8))
def test_a_view_holds_all_its_points(found):
    view = fit_view(found, 640, 430)
    for point in found:
        x, y = view.project(*point)
        assert -1 <= x <= 641, (view, point)
        assert -1 <= y <= 431, (view, point)


def test_north_is_up_and_east_is_right():
    view = fit_view([(30.0, 50.0), (31.0, 51.0)], 640, 430)
    (ax, ay), (bx, by) = view.project(30.0, 50.0), view.project(31.0, 51.0)
    assert bx > ax
    assert by < ay


def test_distances_are_those_of_the_scale():
    view = fit_view([(8.0, 47.0), (9.0, 47.0)], 640, 430)
    (ax, _), (bx, _) = view.project(8.0, 47.0), view.project(9.0, 47.0)
    assert abs((bx - ax) * view.km - 75.8) < 0.8  # a degree of longitude at 47° N


def test_across_the_180th_meridian_points_stay_together():
    view = fit_view([(179.0, 65.0), (-179.0, 66.0)], 640, 430)
    assert not view.world
    assert view.project(179.0, 65.0)[0] < view.project(-179.0, 66.0)[0]


def test_one_point_is_shown_with_its_surroundings():
    view = fit_view([(30.5, 50.4)], 640, 430)
    assert abs(view.project(30.5, 50.4)[0] - 320) < 1
    assert 0.3 < view.km < 1.0
    assert fit_view([], 640, 430).world


def test_opposite_ends_of_the_earth_make_a_world_map():
    view = fit_view([(-70.0, -30.0), (140.0, 36.0), (30.0, 50.0)], 640, 430)
    assert view.world
    left, right = view.project(-180.0, 0.0), view.project(180.0, 0.0)
    assert 0 <= left[0] < 20
    assert 620 < right[0] <= 640


def test_a_few_far_points_do_not_shrink_the_rest():
    near = [((20.0 + i / 10, 50.0), 3) for i in range(5)]
    assert sorted(choose_points([*near, ((-70.0, -5.0), 1)])) == [point for point, _ in near]
    even = [((0.0, 0.0), 1), ((40.0, 0.0), 1), ((80.0, 0.0), 1)]
    assert len(choose_points(even)) == 3
    assert choose_points([]) == []


def test_the_middle_and_the_angle():
    assert find_middle([(10.0, 0.0), (20.0, 0.0)]) == (15.0, 0.0)
    assert abs(measure_angle((0.0, 0.0), (90.0, 0.0)) - 90) < 1e-9


@given(st.lists(st.tuples(st.floats(-500, 900), st.floats(-500, 900)), min_size=3, max_size=12))
def test_a_clipped_ring_lies_in_the_frame(ring):
    for x, y in clip_ring(ring, 400, 300):
        assert -1e-6 <= x <= 400 + 1e-6
        assert -1e-6 <= y <= 300 + 1e-6


def test_clipping_keeps_what_is_inside():
    assert sorted(clip_ring([(10, 10), (20, 10), (20, 20)], 400, 300)) == [(10, 10), (20, 10), (20, 20)]
    assert clip_ring([(-10, -10), (-20, -10), (-20, -20)], 400, 300) == []
    cut = clip_ring([(-100, 100), (100, 100), (100, 200), (-100, 200)], 400, 300)
    assert {x for x, _ in cut} == {0, 100}


def test_thinning_leaves_out_what_is_nearer_than_a_pixel():
    assert thin_line([(0, 0), (0.2, 0), (0.4, 0.1), (5, 5)]) == [[0, 0], [5, 5]]


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200), st.text("abc ", min_size=1, max_size=12)), max_size=20))
def test_no_name_stands_over_another(wanted):
    labels = Labels(300, 200)
    for x, y, text in wanted:
        labels.place(text, x, y)
    assert not any(a.meets(b) for a, b in combinations(labels.taken, 2))
    assert all(box.left >= 0 and box.right <= 300 for box in labels.taken)
